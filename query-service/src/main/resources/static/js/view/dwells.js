import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { isIn, isWhole } from '../part.js';
import { scaleOf } from '../time-scale.js';
import { asTable, empty, orDash, panel, shown } from './shown.js';

const READINGS = ['visit', 'cumulative', 'first'];
const DOTS = 200; // open deals of a stage that are drawn, the newest

/** How long visits lasted, from the median to what nine in ten stay below, and who is still there. */
export function dwells(state, context, window, act) {
  const { w, f, figure, ask, pipeline, asOf } = context;
  const answers = [
    figure('stage-dwell', window),
    ask('/api/board', { pipeline: pipeline.id, limit: DOTS, asOf }, 15_000),
  ];
  const draw = (dwell, board) => {
    const stages = pipeline.stages
      .filter((stage) => !stage.retired)
      .map((stage) => ({
        stage,
        closed: dwell.items.find((i) => i.stageId === stage.id && i.reading === state.reading),
        ages: agesIn(board, stage.id, state),
        open: openIn(board, stage.id, state),
      }));
    const lengths = stages.flatMap(({ closed, ages }) => [
      ...ages.map(({ age }) => age),
      closed?.p50Seconds,
      closed?.p90Seconds,
    ]);
    if (!lengths.some((seconds) => seconds > 0)) return empty(w.noVisitEnded, w.noDwellText);
    const scale = scaleOf(lengths);
    return html`
      <div class="dwells">
        ${stages.map((one) => row(one, scale, window, state, context, act))}
        <div class="dwell-axis" aria-hidden="true">
          ${scale.ticks.map(
            (seconds) =>
              html`<span .style=${`left:${scale.at(seconds) * 100}%`}>${f.duration(seconds)}</span>`,
          )}
        </div>
      </div>
      ${asTable(
        w,
        w.timeInStage,
        [w.stage, w.p50, w.p90, w.unbiased, w.visits, w.openNow],
        stages.map(({ stage, closed, open }) => [
          stage.name,
          orDash(closed?.p50Seconds, f.duration),
          orDash(closed?.p90Seconds, f.duration),
          orDash(closed?.unbiasedMedianSeconds, f.duration),
          orDash(closed?.count, f.count),
          f.count(open),
        ]),
      )}
    `;
  };
  const aside = html`<span class="switch" role="group" aria-label=${w.timeInStage}>
    ${READINGS.map(
      (reading) =>
        html`<button type="button" aria-pressed=${state.reading === reading} @click=${() => act.read(reading)}>${w.readings[reading]}</button>`,
    )}
  </span>`;
  return panel('dwell', w.timeInStage, shown(answers, w, draw), {
    wide: true,
    tag: w.windows[window],
    aside,
    hint: w.hints.dwell,
  });
}

function agesIn(board, stageId, { part, now }) {
  const deals = board.stages.find((stage) => stage.stageId === stageId)?.deals ?? [];
  return deals
    .filter((deal) => isIn(part, deal))
    .map((deal) => ({ deal, age: Math.max(0, (now - Date.parse(deal.stageEnteredAt)) / 1000) }));
}

/** All of the stage's, however many are drawn. */
function openIn(board, stageId, { part }) {
  const { count = 0, deals = [] } = board.stages.find((stage) => stage.stageId === stageId) ?? {};
  return isWhole(part) ? count : deals.filter((deal) => isIn(part, deal)).length;
}

function row({ stage, closed, ages, open }, scale, window, state, { w, f, figureHref }, act) {
  const left = (seconds) => `left:${scale.at(seconds) * 100}%`;
  const limit = stage.ageLimitDays * 86_400;
  const known = closed && closed.p50Seconds !== null;
  const late = known ? closed.p90Seconds : Infinity;
  return html`
    <div class="dwell-row" data-stage=${stage.id}>
      <h3>${stage.name}</h3>
      <p class="dwell-words">
        ${
          known
            ? html`<a class="figure-link" href=${figureHref('stage-dwell', window, stage.id, state.reading)} title=${w.showDeals}><b>${f.duration(closed.p50Seconds)}</b> ${w.p50}</a>
              · <b>${f.duration(closed.p90Seconds)}</b> ${w.p90}`
            : w.noVisitEnded
        }
        ${closed?.unbiasedMedianSeconds ? html`· <span title=${w.unbiasedHint}>${w.unbiased} <b>${f.duration(closed.unbiasedMedianSeconds)}</b></span>` : nothing}
      </p>
      <div class="dwell-track">
        ${scale.ticks.map((seconds) => html`<i class="dwell-tick" .style=${left(seconds)}></i>`)}
        ${known ? html`<i class="dwell-span" .style=${`${left(closed.p50Seconds)};width:${(scale.at(closed.p90Seconds) - scale.at(closed.p50Seconds)) * 100}%`}></i>` : nothing}
        ${ages.map(
          ({ deal, age }) =>
            html`<i class="dwell-dot" data-late=${age > late || (limit > 0 && age > limit)} title=${`${deal.name}: ${f.duration(age)}`} .style=${left(age)}
              @click=${() => act.look(deal.id, deal.name)}></i>`,
        )}
        ${known ? html`<i class="dwell-median" .style=${left(closed.p50Seconds)}></i>` : nothing}
        ${limit > 0 ? html`<i class="dwell-limit" title=${w.limitOf(f.days(stage.ageLimitDays))} .style=${left(limit)}></i>` : nothing}
      </div>
      <p class="dwell-open">${w.openHere(open)}</p>
    </div>
  `;
}
