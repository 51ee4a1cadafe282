import { html } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { chart } from '../chart/chart.js';
import { endOfWindow } from '../days.js';
import { asTable, empty, orDash, panel, shown, spoken } from './shown.js';

const SETTLED = 600_000; // milliseconds
const SMALL = 110; // pixels

/** Velocity as it stood when each window was over, with the four figures it is made of. */
export function velocityTrend(context, { windows, labels, today }) {
  const { w, f, figure, pipeline, qualifiedFrom } = context;
  const answers = windows.map((window) => {
    const asOf = endOfWindow(window, today, pipeline.zone);
    return figure('velocity', 'trailing90', asOf ? { asOf } : {}, asOf ? SETTLED : undefined);
  });
  const amount = (money) => (money ? Number(money.amount) : null);
  const money = (value) => f.money({ amount: value, currency: pipeline.currency });
  const roughly = (value) => f.moneyRoughly(value, pipeline.currency);
  const draw = (...all) => {
    const items = all.map((one) => one.items[0] ?? {});
    const velocity = items.map((i) => amount(i.velocityPerDay));
    if (velocity.every((v) => v === null))
      return empty(w.noVelocity, w.noVelocityText(pipeline.minimumWonDeals));
    const inputs = [
      [
        'N',
        w.openDealsN(qualifiedFrom),
        items.map((i) => i.openQualified ?? null),
        f.count,
        f.roughly,
      ],
      ['V', w.meanWon, items.map((i) => amount(i.meanWonValue)), money, roughly],
      ['W', w.winRateW, items.map((i) => i.winRate ?? null), f.percent, f.whole],
      ['L', w.medianCycle, items.map((i) => i.medianCycleDays ?? null), f.days, f.days],
    ];
    const line = (name, values, colour, format, axis, height) => ({
      lang: f.lang,
      labels,
      height,
      format,
      roughly: axis,
      series: [{ name, colour, as: 'area', values }],
    });
    const throughput = items.map((i) => amount(i.throughputPerDay));
    const both = {
      lang: f.lang,
      labels,
      format: money,
      roughly,
      series: [
        { name: w.velocity, colour: '--accent-fill', as: 'area', values: velocity },
        {
          name: w.throughputName,
          colour: '--won-fill',
          as: 'line',
          dashed: true,
          values: throughput,
        },
      ],
    };
    return html`
      <div class="velocity-trend">
        ${chart(
          both,
          `${w.velocity}. ${spoken(
            labels,
            velocity.map((v) => orDash(v, money)),
          )}`,
        )}
        <div class="inputs">
          ${inputs.map(
            ([symbol, name, values, format, axis]) => html`<div class="input">
              <h3><abbr>${symbol}</abbr> ${name} <b>${orDash(
                values.findLast((v) => v !== null),
                format,
              )}</b></h3>
              ${chart(
                line(name, values, '--edge', format, axis, SMALL),
                `${name}. ${spoken(
                  labels,
                  values.map((v) => orDash(v, format)),
                )}`,
              )}
            </div>`,
          )}
        </div>
      </div>
      ${asTable(
        w,
        w.velocity,
        [w.window, w.velocity, ...inputs.map(([, name]) => name), w.throughputName],
        labels.map((label, n) => [
          label,
          orDash(velocity[n], money),
          ...inputs.map(([, , values, format]) => orDash(values[n], format)),
          orDash(throughput[n], money),
        ]),
      )}
    `;
  };
  return panel('trend-velocity', w.velocity, shown(answers, w, draw), {
    wide: true,
    tag: w.lastNinetyDays,
    hint: w.hints.velocity,
  });
}
