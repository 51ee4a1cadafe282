import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { dayAfter, dayOf, daysBetween } from '../days.js';
import { clock } from './marks.js';

const A_MOMENT = 250; // milliseconds until a slider that has come to rest is followed
const USUAL_SPAN = 365; // days, where it is not known since when there are deals
const SEEN_SINCE = 3_600_000; // milliseconds: a first deal stays the first

let settling;

/**
 * The day that is looked at: now, or one of the past by slider, arrow keys or date. Holding still
 * what is live is here too.
 */
export function timeBar(state, context, act) {
  const { w, day, pipeline } = context;
  const today = dayOf(Date.now(), pipeline.zone);
  const first = firstDay(context, today);
  const shown = state.at.asOf ?? today;
  const goTo = (chosen) => act.choose({ asOf: chosen >= today ? undefined : chosen });
  const soon = (chosen) => {
    clearTimeout(settling);
    settling = setTimeout(() => goTo(chosen), A_MOMENT);
  };
  const last = daysBetween(first, today);
  return html`
    <section class="time-bar" aria-label=${w.timeBar} data-past=${!!state.at.asOf}>
      <span class="time-said" id="time-said">
        ${clock()}
        ${
          state.at.asOf
            ? html`<b>${w.thePast}</b> ${w.asItWas(day(shown, 'full'))}${state.looking ? html` · ${w.loading}` : nothing}`
            : state.paused
              ? html`<b>${w.paused}</b> ${w.pausedSince(context.f.clock(state.pausedAt, Date.now()))}`
              : html`<b>${w.now}</b>`
        }
      </span>
      <input
        type="range"
        id="time-slider"
        aria-label=${w.dayShown}
        aria-valuetext=${day(shown, 'full')}
        min="0"
        max=${last}
        step="1"
        .value=${String(Math.max(0, daysBetween(first, shown)))}
        @input=${(e) => soon(dayAfter(first, Number(e.target.value)))}
      />
      <input
        type="date"
        id="time-day"
        aria-label=${w.dayShown}
        min=${first}
        max=${today}
        .value=${shown}
        @change=${(e) => e.target.value && goTo(e.target.value)}
      />
      ${
        state.at.asOf
          ? html`<button type="button" class="primary small" id="to-now" @click=${() => goTo(today)}>${w.backToNow}</button>`
          : html`<button type="button" class="plain" id="pause" aria-pressed=${state.paused} @click=${state.paused ? act.goOn : act.pause}>
            ${state.paused ? w.goOn : w.pause}
          </button>`
      }
    </section>
  `;
}

/** Since when there are deals, as the forecast says it. */
function firstDay({ ask, pipeline, segment }, today) {
  const query = { pipeline: pipeline.id, segment };
  const known = ask('/api/forecast', query, SEEN_SINCE).data;
  const since = known?.measured.since;
  if (known && !since) ask('/api/forecast', query); // the first deal may come any moment
  return since ? dayOf(Date.parse(since), pipeline.zone) : dayAfter(today, -USUAL_SPAN);
}
