import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { ofStage, outcomesOf } from '../figures.js';
import { geometry } from '../flow-geometry.js';
import { flash } from './flash.js';
import { flow } from './flow.js';
import { lane } from './lane.js';
import { newestOutcomes } from './outcomes.js';
import { timeScale } from './sojourn.js';
import { stageFigures } from './stage-figures.js';

const READINGS = ['visit', 'cumulative', 'first'];
const NOTHING = {
  entered: 0,
  advanced: 0,
  movedBack: 0,
  won: 0,
  lost: 0,
  stillThere: 0,
  advanceRate: null,
  winRate: null,
  handedOff: 0,
  merged: 0,
  deleted: 0,
};

/** The picture grows with the screen, within reason. */
const flowHeight = (width) => Math.round(Math.min(340, Math.max(180, width * 0.19)));

/** The stages side by side: how deals flow, how long they stay, and the newest of them as cards. */
export function stages(state, context, act) {
  const { w } = context;
  return html`
    <section class="stages" id="stages" tabindex="-1" aria-labelledby="stages-title">
      <div class="stages-head">
        <h2 id="stages-title">${w.stages} <span class="tag">${w.allTime}</span></h2>
        ${legend(w)}
        <span class="spacer"></span>
        <span class="switch" role="group" aria-label=${w.timeInStage}>
          <span class="switch-label" aria-hidden="true">${w.timeInStage}</span>
          ${READINGS.map(
            (reading) =>
              html`<button
                type="button"
                aria-pressed=${state.reading === reading}
                @click=${() => act.read(reading)}
              >
                ${w.readings[reading]}
              </button>`,
          )}
        </span>
      </div>
      <div class="strip" tabindex="0" role="group" aria-labelledby="stages-title">
        <div class="strip-inner" .style=${`--stages:${shownStages(state.board).length}`} ${act.measured()}>
          ${state.board && state.width ? filled(state, context, act) : html`<p class="waiting">${w.loading}</p>`}
        </div>
      </div>
    </section>
  `;
}

/** A retired stage is shown for as long as deals are in it. */
function shownStages(board) {
  return board?.stages.filter((stage) => !stage.retired || stage.count > 0) ?? [];
}

function filled(state, context, act) {
  const { w, f, place, figureHref } = context;
  const shown = shownStages(state.board).map((stage) => ({
    ...stage,
    rules: context.pipeline.stages.find((s) => s.id === stage.stageId),
    entries:
      ofStage(state.metrics, 'stage-entries', stage.stageId) ??
      (state.metrics['stage-entries'] ? NOTHING : null),
    dwell: ofStage(state.metrics, 'stage-dwell', stage.stageId, state.reading),
    visits: ofStage(state.metrics, 'stage-dwell', stage.stageId, 'visit'),
  }));
  const height = flowHeight(state.width);
  const picture = geometry(
    shown.map(({ stageId, entries }) => {
      const e = entries ?? NOTHING;
      return { ...e, stageId, other: e.handedOff + e.merged + e.deleted };
    }),
    state.width,
    height,
  );
  const scale = timeScale(shown, state.now);
  const stuck = mostStuck(shown, state.now);
  return html`
    <div class="row stage-heads">
      ${shown.map(
        ({ stageId, name, entries }) => html`
          <div class="stage-head">
            <h3>${name}</h3>
            <p>
              <a class="figure-link" href=${figureHref('stage-entries', 'all', stageId)} title=${w.showDeals}
                ><strong ${flash(entries?.entered, place)}>${entries ? f.count(entries.entered) : '–'}</strong> ${w.entered}</a
              >
            </p>
          </div>
        `,
      )}
      <div></div>
    </div>
    <div class="picture">
      ${flow(picture, state.width, height, w.flowPicture)} ${ends(state, context)}
    </div>
    <div class="row stage-figures">
      ${shown.map((stage) => stageFigures(stage, context, scale, stuck === stage.stageId, state.now))}
      ${shown.map((stage) => lane(stage, state, context, act))} ${newestOutcomes(state, context, act)}
    </div>
  `;
}

function legend(w) {
  return html`<span class="legend" aria-hidden="true">
    ${['advanced', 'won', 'lost', 'stillThere'].map(
      (ending) =>
        html`<span class="legend-item"><i data-ending=${ending}></i>${w.endings[ending]}</span>`,
    )}
  </span>`;
}

/** Where the flow ends: beside the lanes of the picture. */
function ends(state, { w, f, place }) {
  const { won, lost } = outcomesOf(state);
  const end = (kind, { count, value }) => html`
    <p class="end end-${kind}">
      <strong ${flash(count, place)}>${f.count(count)}</strong> ${w[kind]}
      <span>${value && Number(value.amount) !== 0 ? f.money(value) : nothing}</span>
    </p>
  `;
  return html`<div class="ends">${end('won', won)} ${end('lost', lost)}</div>`;
}

/** The stage whose oldest open visit is the furthest beyond what nine in ten visits take. */
function mostStuck(shown, now) {
  let worst = { stageId: null, times: 1 };
  for (const { stageId, visits } of shown) {
    if (!visits?.oldestOpenEnteredAt || !visits.p90Seconds) continue;
    const times = (now - Date.parse(visits.oldestOpenEnteredAt)) / 1000 / visits.p90Seconds;
    if (times > worst.times) worst = { stageId, times };
  }
  return worst.stageId;
}
