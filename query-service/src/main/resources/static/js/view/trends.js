import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { dayAfter, dayBehind, dayOf, firstDayOf, windowsUntil } from '../days.js';
import { choices, empty, panel, shown } from './shown.js';
import { cycleTrend, outcomesTrend, throughputTrend, winRateTrend } from './trend-charts.js';
import { timeBar } from './time-bar.js';
import { velocityTrend } from './velocity-trend.js';
import { waterfallPicture } from './waterfall.js';

const SHOWN = { month: 12, week: 13 };

/** How it goes from month to month, or week to week. */
export function trends(state, context, act) {
  const { w, day, pipeline, href } = context;
  const by = state.at.by === 'week' ? 'week' : 'month';
  const today = dayOf(context.now - (context.asOf ? 1 : 0), pipeline.zone);
  const until = state.at.until && state.at.until < today ? state.at.until : today;
  const windows = windowsUntil(until, by, SHOWN[by]);
  const labels = windows.map((one) => day(firstDayOf(one), by === 'month' ? 'month' : 'short'));
  const step = Math.floor(SHOWN[by] / 2) * (by === 'month' ? 30 : 7);
  const later = dayAfter(until, step);
  const span = { windows, labels, by, today };
  return html`
    ${context.asOf ? timeBar(state, context, act) : nothing}
    <div class="view-head">
      <h1>${w.views.trends}</h1>
      ${choices(
        w.stepBy,
        [
          ['month', w.byMonth],
          ['week', w.byWeek],
        ],
        by,
        (value) => href({ by: value }),
      )}
      <span class="stepper">
        <a class="plain" href=${href({ until: dayAfter(until, -step) })}>${w.earlier}</a>
        ${
          until < today
            ? html`<a class="plain" href=${href({ until: later < today ? later : undefined })}>${w.later}</a>`
            : nothing
        }
      </span>
      <span class="view-span">${day(firstDayOf(windows[0]))} – ${day(dayAfter(dayBehind(windows.at(-1)), -1))}</span>
    </div>
    <div class="parts">
      ${winRateTrend(context, span)} ${outcomesTrend(context, span)} ${cycleTrend(context, span)}
      ${throughputTrend(context, span)} ${velocityTrend(context, span)}
      ${waterfallTrend(state, context, span, act)}
    </div>
  `;
}

function waterfallTrend(state, context, { windows, labels }, act) {
  const { w, figure } = context;
  const window = windows.includes(state.at.window) ? state.at.window : windows.at(-1);
  const answers = [figure('waterfall', window)];
  const draw = (answer) =>
    answer.items[0]?.closing
      ? waterfallPicture(answer, w.waterfall, context)
      : empty(w.nothingMeasured);
  const aside = html`<span class="choice">
    <select aria-label=${w.window} id="waterfall-window" @change=${(e) => act.choose({ window: e.target.value })}>
      ${windows.map((one, i) => html`<option value=${one} ?selected=${one === window}>${labels[i]}</option>`).reverse()}
    </select>
  </span>`;
  return panel('trend-waterfall', w.waterfall, shown(answers, w, draw), {
    wide: true,
    aside,
    hint: w.hints.waterfall,
  });
}
