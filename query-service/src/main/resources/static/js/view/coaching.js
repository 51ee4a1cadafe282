import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { avatar } from './marks.js';
import { choices, empty, orDash, panel, shown } from './shown.js';
import { presentOnly } from './stuck.js';

const WINDOWS = ['trailing90', 'quarter', 'month', 'all'];
const WORTH_SAYING = 0.1; // a tenth of the median, above or below

/** Each owner beside the median of the team. */
export function coaching(state, context) {
  const { w, ask, href } = context;
  const window = WINDOWS.includes(state.at.window) ? state.at.window : 'trailing90';
  const answer = ask('/api/coaching', { pipeline: state.pipelineId, window, team: state.part.team });
  return html`
    <div class="view-head">
      <h1>${w.views.coaching}</h1>
      ${choices(
        w.window,
        WINDOWS.map((one) => [one, w.windows[one]]),
        window,
        (value) => href({ window: value }),
      )}
      ${presentOnly(context)}
    </div>
    <div class="parts">
      ${panel(
        'owners',
        w.ownersBeside,
        shown([answer], w, ({ owners }) => table(owners, state, context)),
        { wide: true, tag: w.windows[window], hint: w.hints.coaching },
      )}
      ${panel(
        'owner-stages',
        w.ownersByStage,
        shown([answer], w, ({ owners }) => stages(owners, state, context)),
        { wide: true, tag: w.windows[window], hint: w.hints.coachingStages },
      )}
    </div>
  `;
}

function table(owners, state, context) {
  const { w, f } = context;
  if (owners.length === 0) return empty(w.nobodyYet);
  return html`
    <div class="scroll-x" tabindex="0" role="group" aria-labelledby="owners-title">
      <table class="table coaching">
        <thead><tr>
          <th scope="col">${w.owner}</th><th scope="col">${w.won}</th><th scope="col">${w.lost}</th>
          <th scope="col">${w.winRate}</th><th scope="col">${w.medianCycle}</th><th scope="col">${w.followUpsKept}</th>
        </tr></thead>
        <tbody>
          ${owners.map(
            (one) => html`<tr data-owner=${one.owner} data-chosen=${one.owner === state.part.owner}>
              <th scope="row">${name(one, context)}</th>
              <td>${f.count(one.won)}</td><td>${f.count(one.lost)}</td>
              ${beside(one.winRate, f.percent, true, context)}
              ${beside(one.cycleSeconds, f.duration, false, context)}
              ${beside(one.followUpsKept, f.percent, true, context, one.followUpsDue > 0 ? w.ofDue(one.followUpsDue) : null)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}

function stages(owners, state, context) {
  const { w, f, pipeline } = context;
  const shownStages = pipeline.stages.filter((stage) => !stage.retired);
  if (owners.length === 0) return empty(w.nobodyYet);
  return html`
    <div class="scroll-x" tabindex="0" role="group" aria-labelledby="owner-stages-title">
      <table class="table coaching">
        <thead>
          <tr><td></td>${shownStages.map((stage) => html`<th scope="colgroup" colspan="2">${stage.name}</th>`)}</tr>
          <tr><th scope="col">${w.owner}</th>${shownStages.map(() => html`<th scope="col">${w.advanceRate}</th><th scope="col">${w.p50Stay}</th>`)}</tr>
        </thead>
        <tbody>
          ${owners.map(
            (one) => html`<tr data-chosen=${one.owner === state.part.owner}>
              <th scope="row">${name(one, context)}</th>
              ${shownStages.map(({ id }) => {
                const of = one.stages.find((stage) => stage.stageId === id);
                return html`${beside(of?.advanceRate, f.whole, true, context)} ${beside(of?.dwellSeconds, f.duration, false, context)}`;
              })}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}

function name({ owner, team }, { href }) {
  return html`<a class="who" href=${href({ view: 'board' }, { owner })}>${avatar(owner)}<span>${owner}${team ? html`<small>${team}</small>` : nothing}</span></a>`;
}

/** @param higher whether more of it is better */
function beside(figure, format, higher, { w }, more) {
  const { value = null, teamMedian = null } = figure ?? {};
  if (value === null) return html`<td>–</td>`;
  const by = teamMedian ? (value - teamMedian) / teamMedian : 0;
  const better = by === 0 ? null : by > 0 === higher;
  const said = Math.abs(by) < WORTH_SAYING ? 'even' : better ? 'better' : 'worse';
  return html`
    <td class="beside" data-than=${said} title=${w.medianIs(orDash(teamMedian, format))}>
      <span>${format(value)}</span>
      <span class="lean" aria-hidden="true"><i .style=${`width:${Math.min(50, Math.abs(by) * 50)}%;${by < 0 ? 'right:50%' : 'left:50%'}`}></i></span>
      <span class="sr">${w.than[said]}</span>
      ${more ? html`<small>${more}</small>` : nothing}
    </td>
  `;
}
