import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { chart } from '../chart/chart.js';
import { dayOf, monthAfter, monthOf } from '../days.js';
import { asTable, choices, empty, orDash, panel, shown, spoken } from './shown.js';
import { timeBar } from './time-bar.js';

const HORIZONS = ['30', '60', '90'];
const MONTHS = 6;
const CATEGORIES = ['commit', 'best_case', 'pipeline', 'omitted'];
const COLOURS = {
  commit: '--won-fill',
  best_case: '--accent-fill',
  pipeline: '--wait-fill',
  omitted: '--edge',
};
const REST = 30_000; // milliseconds: chances change slowly

/** What open deals will bring, how sure that is, and how firmly they are counted on. */
export function forecast(state, context, act) {
  const { w, href } = context;
  const horizon = HORIZONS.includes(state.at.horizon) ? state.at.horizon : '30';
  const all = HORIZONS.map((days) => asked(context, { horizon: days }));
  const answer = all[HORIZONS.indexOf(horizon)];
  return html`
    ${timeBar(state, context, act)}
    <div class="view-head">
      <h1>${w.views.forecast}</h1>
      ${choices(
        w.horizon,
        HORIZONS.map((days) => [days, w.withinDays(days)]),
        horizon,
        (value) => href({ horizon: value }),
      )}
    </div>
    <div class="parts">
      ${total(all, horizon, context)} ${categories(answer, context)} ${fan(context)} ${byMonth(answer, context)}
    </div>
  `;
}

function asked({ ask, pipeline, segment, asOf }, query) {
  return ask('/api/forecast', { pipeline: pipeline.id, segment, ...query, asOf }, REST);
}

const amountOf = (money) => (money ? Number(money.amount) : null);

function total(answers, horizon, { w, f }) {
  const draw = (...all) => {
    const { total: t, measured, reasons } = all[HORIZONS.indexOf(horizon)];
    if (!t.expectedValue) return empty(w.noForecast, w.reasons[reasons.expectedValue]);
    const top = Math.max(...all.map((one) => amountOf(one.total.p90Value))) * 1.04 || 1;
    const at = (money) => (amountOf(money) / top) * 100;
    return html`
      <p class="hero" title=${f.moneyExactly(t.expectedValue)}>${f.money(t.expectedValue)}</p>
      <p class="aside">${w.expectedWithin(horizon)}</p>
      ${all.map(
        ({ total: one }, i) => html`<div class="span-row" data-chosen=${HORIZONS[i] === horizon}>
          <span>${w.withinDays(HORIZONS[i])}</span>
          <div class="span-track" role="img" aria-label=${w.spanSaid(f.money(one.p10Value), f.money(one.p90Value))}>
            <i class="span-band" .style=${`left:${at(one.p10Value)}%;width:${at(one.p90Value) - at(one.p10Value)}%`}></i>
            <i class="span-mid" .style=${`left:${at(one.p50Value)}%`}></i>
          </div>
        </div>`,
      )}
      <dl class="three">
        <div><dt>${w.p10}</dt><dd>${f.money(t.p10Value)}</dd></div>
        <div><dt>${w.p50Value}</dt><dd>${f.money(t.p50Value)}</dd></div>
        <div><dt>${w.p90Value}</dt><dd>${f.money(t.p90Value)}</dd></div>
      </dl>
      <p class="panel-hint">${w.measuredFrom(measured.won, measured.lost, measured.open)}${
        t.withoutValue > 0 ? ` ${w.withoutValue(t.withoutValue)}.` : ''
      }</p>
    `;
  };
  return panel('forecast-total', w.expected, shown(answers, w, draw), {
    tag: w.withinDays(horizon),
  });
}

function categories(answer, { w, f }) {
  const draw = ({ categories: all }) => {
    const most = Math.max(1, ...all.map((c) => amountOf(c.value)));
    return html`<ul class="categories">
      ${all.map(
        (c) => html`<li data-category=${c.category}>
          <h3>${w.categories[c.category]} <small>${w.openDeals(c.count)}</small></h3>
          <div class="category-bar" aria-hidden="true">
            <i class="whole" .style=${`width:${(amountOf(c.value) / most) * 100}%;background:var(${COLOURS[c.category]})`}></i>
            <i class="weighted" .style=${`width:${(amountOf(c.weightedValue) / most) * 100}%;background:var(${COLOURS[c.category]})`}></i>
          </div>
          <dl class="three">
            <div><dt>${w.value}</dt><dd>${f.money(c.value)}</dd></div>
            <div><dt>${w.weighted}</dt><dd>${f.money(c.weightedValue)}</dd></div>
            <div><dt>${w.expected}</dt><dd>${orDash(c.expectedValue, f.money)}</dd></div>
          </dl>
        </li>`,
      )}
    </ul>`;
  };
  return panel('forecast-categories', w.byCategory, shown([answer], w, draw), {
    hint: w.hints.categories,
  });
}

/** The months ahead, each with what is won in it in eight of ten cases. */
function fan(context) {
  const { w, f, pipeline, now, day } = context;
  const present = monthOf(dayOf(now, pipeline.zone));
  const months = Array.from({ length: MONTHS }, (_, i) => monthAfter(present, i));
  const labels = months.map((month) => day(`${month}-01`, 'month'));
  const answers = months.map((month) => asked(context, { month }));
  const draw = (...all) => {
    const of = (name) => all.map(({ total: t }) => amountOf(t[name]));
    const money = (amount) => f.money({ amount, currency: pipeline.currency });
    if (of('p50Value').every((value) => value === null)) return empty(w.noForecast);
    const plot = {
      lang: f.lang,
      labels,
      height: 280,
      format: money,
      roughly: (v) => f.moneyRoughly(v, pipeline.currency),
      series: [
        { name: w.p90Value, colour: '--accent-fill', as: 'edge', values: of('p90Value') },
        {
          name: w.expected,
          colour: '--won-fill',
          as: 'line',
          dashed: true,
          values: of('expectedValue'),
        },
        { name: w.p50Value, colour: '--accent-fill', as: 'line', values: of('p50Value') },
        { name: w.p10, colour: '--accent-fill', as: 'edge', values: of('p10Value') },
      ],
      bands: [{ upper: 0, lower: 3, colour: '--accent-fill', name: w.eightOfTen }],
    };
    const cells = (i) =>
      ['p10Value', 'p50Value', 'p90Value', 'expectedValue'].map((name) =>
        orDash(of(name)[i], money),
      );
    return html`
      ${chart(
        plot,
        `${w.fan}. ${spoken(
          labels,
          labels.map((_, i) => cells(i).slice(0, 3).join(' – ')),
        )}`,
      )}
      ${asTable(
        w,
        w.fan,
        [w.month, w.p10, w.p50Value, w.p90Value, w.expected],
        labels.map((label, i) => [label, ...cells(i)]),
      )}
    `;
  };
  return panel('forecast-fan', w.fan, shown(answers, w, draw), { wide: true, hint: w.hints.fan });
}

/** What is expected to close in which month, by how firmly it is counted on. */
function byMonth(answer, { w, f, pipeline, day }) {
  const draw = ({ months: items }) => {
    const months = [...new Set(items.map((item) => item.month).filter(Boolean))]
      .sort()
      .slice(0, 12);
    const at = (month, category) => items.find((i) => i.month === month && i.category === category);
    const none = items.filter((item) => !item.month).reduce((sum, item) => sum + item.count, 0);
    if (months.length === 0) return empty(w.noCloseDates, w.noCloseDatesText);
    const labels = months.map((month) => day(`${month}-01`, 'month'));
    const money = (amount) => f.money({ amount, currency: pipeline.currency });
    const series = CATEGORIES.map((category) => ({
      name: w.categories[category],
      colour: COLOURS[category],
      as: 'stack',
      values: months.map((month) => amountOf(at(month, category)?.value) ?? 0),
    }));
    const plot = {
      lang: f.lang,
      labels,
      series,
      format: money,
      roughly: (v) => f.moneyRoughly(v, pipeline.currency),
      height: 260,
    };
    return html`
      ${chart(plot, w.byCloseMonth)}
      ${asTable(
        w,
        w.byCloseMonth,
        [w.month, ...CATEGORIES.map((c) => w.categories[c])],
        labels.map((label, i) => [label, ...series.map(({ values }) => money(values[i]))]),
      )}
      ${none > 0 ? html`<p class="panel-hint">${w.withoutDay(none)}</p>` : nothing}
    `;
  };
  return panel('forecast-months', w.byCloseMonth, shown([answer], w, draw), {
    wide: true,
    hint: w.hints.byCloseMonth,
  });
}
