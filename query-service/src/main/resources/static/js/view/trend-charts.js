import { html } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { chart } from '../chart/chart.js';
import { dayBehind } from '../days.js';
import { asTable, empty, orDash, panel, shown, spoken } from './shown.js';

const DAY_SECONDS = 86_400;
const SETTLED = 120_000; // a window that is over seldom changes, in milliseconds

/** The same metric of each window, as context.figure has it. */
function each({ figure }, { windows, today }, metric) {
  return windows.map((window) =>
    figure(metric, window, {}, dayBehind(window) > today ? undefined : SETTLED),
  );
}

export function winRateTrend(context, span) {
  const { windows, labels } = span;
  const { w, f } = context;
  const answers = each(context, span, 'win-rate');
  const draw = (...all) => {
    const items = all.map((one) => one.items[0] ?? {});
    if (items.every((i) => !(i.won + i.lost))) return empty(w.nothingDecided, w.nothingDecidedText);
    const series = [
      {
        name: w.byCount,
        colour: '--accent-fill',
        as: 'line',
        values: items.map((i) => i.rateByCount ?? null),
      },
      {
        name: w.byValueName,
        colour: '--won-fill',
        as: 'line',
        dashed: true,
        values: items.map((i) => i.rateByValue ?? null),
      },
    ];
    const plot = { lang: f.lang, labels, series, format: f.percent, roughly: f.whole };
    return html`
      ${chart(
        plot,
        `${w.winRate}. ${spoken(
          labels,
          items.map((i) => orDash(i.rateByCount, f.percent)),
        )}`,
      )}
      ${asTable(
        w,
        w.winRate,
        [w.window, w.byCount, w.byValueName, w.won, w.lost],
        items.map((i, n) => [
          html`<a href=${context.figureHref('win-rate', windows[n])}>${labels[n]}</a>`,
          orDash(i.rateByCount, f.percent),
          orDash(i.rateByValue, f.percent),
          orDash(i.won, f.count),
          orDash(i.lost, f.count),
        ]),
      )}
    `;
  };
  return panel('trend-win-rate', w.winRate, shown(answers, w, draw), { hint: w.hints.winRate });
}

export function outcomesTrend(context, span) {
  const { windows, labels } = span;
  const { w, f } = context;
  const answers = each(context, span, 'win-rate');
  const draw = (...all) => {
    const items = all.map((one) => one.items[0] ?? { won: 0, lost: 0 });
    if (items.every((i) => i.won + i.lost === 0))
      return empty(w.nothingDecided, w.nothingDecidedText);
    const series = [
      { name: w.won, colour: '--won-fill', as: 'bars', values: items.map((i) => i.won) },
      { name: w.lost, colour: '--lost-fill', as: 'bars', values: items.map((i) => i.lost) },
    ];
    const plot = { lang: f.lang, labels, series, format: f.count, roughly: f.roughly };
    return html`
      ${chart(
        plot,
        `${w.decided}. ${spoken(
          labels,
          items.map((i) => `${f.count(i.won)}/${f.count(i.lost)}`),
        )}`,
      )}
      ${asTable(
        w,
        w.decided,
        [w.window, w.won, w.lost],
        items.map((i, n) => [
          html`<a href=${context.figureHref('win-rate', windows[n])}>${labels[n]}</a>`,
          f.count(i.won),
          f.count(i.lost),
        ]),
      )}
    `;
  };
  return panel('trend-outcomes', w.decided, shown(answers, w, draw), { hint: w.hints.decided });
}

export function cycleTrend(context, span) {
  const { windows, labels } = span;
  const { w, f } = context;
  const answers = each(context, span, 'cycle');
  const days = (seconds) =>
    seconds === null || seconds === undefined ? null : seconds / DAY_SECONDS;
  const draw = (...all) => {
    const items = all.map((one) => one.items.find((i) => i.reading === 'active') ?? {});
    if (items.every((i) => !i.count)) return empty(w.nothingWon, w.nothingDecidedText);
    const series = [
      {
        name: w.p90,
        colour: '--wait-fill',
        as: 'line',
        dashed: true,
        values: items.map((i) => days(i.p90Seconds)),
      },
      {
        name: w.p50,
        colour: '--accent-fill',
        as: 'line',
        values: items.map((i) => days(i.p50Seconds)),
      },
    ];
    const plot = {
      lang: f.lang,
      labels,
      series,
      format: f.days,
      roughly: f.days,
      bands: [{ upper: 0, lower: 1, colour: '--wait-fill', name: w.betweenThem }],
    };
    return html`
      ${chart(
        plot,
        `${w.cycle}. ${spoken(
          labels,
          items.map((i) => orDash(days(i.p50Seconds), f.days)),
        )}`,
      )}
      ${asTable(
        w,
        w.cycle,
        [w.window, w.p50, w.p90, w.deals],
        items.map((i, n) => [
          html`<a href=${context.figureHref('cycle', windows[n], 'active')}>${labels[n]}</a>`,
          orDash(days(i.p50Seconds), f.days),
          orDash(days(i.p90Seconds), f.days),
          orDash(i.count, f.count),
        ]),
      )}
    `;
  };
  return panel('trend-cycle', w.cycle, shown(answers, w, draw), { hint: w.hints.cycle });
}

export function throughputTrend(context, span) {
  const { windows, labels } = span;
  const { w, f, pipeline } = context;
  const answers = each(context, span, 'win-rate');
  const draw = (...all) => {
    const values = all.map((one) => Number(one.items[0]?.wonValue?.amount ?? 0));
    if (values.every((value) => value === 0)) return empty(w.nothingWon, w.nothingDecidedText);
    const money = (amount) => f.money({ amount, currency: pipeline.currency });
    const series = [{ name: w.wonValue, colour: '--won-fill', as: 'bars', values }];
    const plot = {
      lang: f.lang,
      labels,
      series,
      format: money,
      roughly: (v) => f.moneyRoughly(v, pipeline.currency),
    };
    return html`
      ${chart(plot, `${w.wonValue}. ${spoken(labels, values.map(money))}`)}
      ${asTable(
        w,
        w.wonValue,
        [w.window, w.wonValue],
        values.map((v, n) => [
          html`<a href=${context.figureHref('win-rate', windows[n])}>${labels[n]}</a>`,
          money(v),
        ]),
      )}
    `;
  };
  return panel('trend-throughput', w.wonValue, shown(answers, w, draw), {
    hint: w.hints.throughput,
  });
}
