import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { repeat } from '../../vendor/lit-html-3-3-3/directives/repeat.js';
import { ofStage, outcomesOf } from '../figures.js';
import { geometry } from '../flow-geometry.js';
import { card } from './card.js';
import { flash } from './flash.js';
import { flow } from './flow.js';
import { newestOutcomes } from './outcomes.js';
import { sojourn, timeScale } from './sojourn.js';

const READINGS = ['visit', 'cumulative', 'first'];
const NOTHING = { entered: 0, advanced: 0, movedBack: 0, won: 0, lost: 0, stillThere: 0, advanceRate: null, winRate: null, handedOff: 0, merged: 0, deleted: 0 };

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
  const { w, f, place } = context;
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
        ({ name, entries }) => html`
          <div class="stage-head">
            <h3>${name}</h3>
            <p>
              <strong ${flash(entries?.entered, place)}>${entries ? f.count(entries.entered) : '–'}</strong> ${w.entered}
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
      ${shown.map((stage) => figures(stage, context, scale, stuck === stage.stageId, state.now))}
      ${shown.map((stage) => lane(stage, state, context, act))} ${newestOutcomes(state, context, act)}
    </div>
  `;
}

function legend(w) {
  return html`<span class="legend" aria-hidden="true">
    ${['advanced', 'won', 'lost', 'stillThere'].map(
      (ending) => html`<span class="legend-item"><i data-ending=${ending}></i>${w.endings[ending]}</span>`,
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

function figures({ stageId, entries, dwell, visits }, { w, f, place }, scale, stuck, now) {
  const rate = (name, hint, value) => html`
    <div class="rate" title=${hint}>
      <dt>${name}</dt>
      <dd>
        <span ${flash(value, place)}>${value === null || value === undefined ? '–' : f.percent(value)}</span>
        <span class="meter" aria-hidden="true"><i .style=${`width:${(value ?? 0) * 100}%`}></i></span>
      </dd>
    </div>
  `;
  return html`
    <div class="figures" data-stage=${stageId}>
      <dl>
        <div class="still">
          <dt>${w.stillThere}</dt>
          <dd>
            <span ${flash(entries?.stillThere, place)}>${entries ? f.count(entries.stillThere) : '–'}</span>
            ${entries?.movedBack ? html`<small>${w.movedBack(entries.movedBack)}</small>` : nothing}
          </dd>
        </div>
        ${rate(w.advanceRate, w.advanceRateHint, entries?.advanceRate)}
        ${rate(w.winFromHere, w.winFromHereHint, entries?.winRate)}
      </dl>
      ${sojourn(dwell, visits, scale, stuck, now, w, f, place)}
    </div>
  `;
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

function lane(stage, state, context, act) {
  const { w, f, place } = context;
  const hidden = stage.count - stage.deals.length;
  return html`
    <section class="lane" data-stage=${stage.stageId} aria-label=${w.boardStage(stage.name, stage.count)}>
      <header>
        <span class="lane-count" ${flash(stage.count, place)}>${w.openDeals(stage.count)}</span>
        <span class="lane-value" title=${stage.value ? f.moneyExactly(stage.value) : nothing}
          >${stage.value ? f.money(stage.value) : nothing}</span
        >
      </header>
      ${stage.count === 0
        ? html`<p class="lane-empty">${w.emptyStage}</p>`
        : html`<ul class="cards">
            ${repeat(stage.deals, (deal) => deal.id, (deal) => card(deal, stage, state, context, act))}
          </ul>`}
      ${hidden > 0 ? html`<p class="lane-more">${w.more(hidden)}</p>` : nothing}
    </section>
  `;
}
