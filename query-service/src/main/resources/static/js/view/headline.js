import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { single } from '../figures.js';
import { flash } from './flash.js';

export function headline(state, context) {
  return html`
    <div class="headline">
      ${velocity(state, context)} ${winRate(state, context)} ${open(state, context)}
    </div>
  `;
}

/** That of the last ninety days; where they give none, that of all time. */
function shownVelocity({ metrics, recent }) {
  const item = single(recent, 'velocity');
  return item?.velocityPerDay
    ? { item, measured: recent.velocity, span: 'lastNinetyDays' }
    : { item: single(metrics, 'velocity'), measured: metrics.velocity, span: 'allTime' };
}

function velocity(state, context) {
  const { w, f, place, pipeline, figureHref } = context;
  const { item, measured, span } = shownVelocity(state);
  const reason = measured?.reasons.velocityPerDay;
  const figure = item?.velocityPerDay;
  return html`
    <section class="panel velocity" aria-labelledby="velocity-title">
      <h2 id="velocity-title">${w.velocity} <span class="tag">${w[span]}</span></h2>
      <div class="velocity-body">
        <div class="velocity-figure">
          <p class="hero" id="velocity" ${flash(figure && f.money(figure), place)}>
            ${
              figure
                ? html`<a class="figure-link" href=${figureHref('velocity', span === 'allTime' ? 'all' : 'trailing90')} title=${`${f.moneyExactly(figure)} · ${w.showDeals}`}>${f.money(figure)}</a>
                  <small>${w.perDay}</small>`
                : '–'
            }
          </p>
          <p class="why">${measured && !figure ? why(reason, item, w, pipeline) : nothing}</p>
          <p class="aside">${item?.throughputPerDay ? w.throughput(f.money(item.throughputPerDay)) : nothing}</p>
        </div>
        ${equation(item, measured?.reasons ?? {}, context)}
      </div>
    </section>
  `;
}

function why(reason, item, w, pipeline) {
  const words = capital(item ? (w.reasons[reason] ?? w.unknownReason) : w.nothingMeasured);
  const counted =
    reason === 'too-few-won-deals'
      ? ` (${w.wonOfNeeded(item.wonCount, pipeline.minimumWonDeals)})`
      : '';
  return `${words}${counted}. ${w.overAllTime}`;
}

function equation(item, reasons, { w, f, place, qualifiedFrom }) {
  const shown = (value, format) => (value === null || value === undefined ? '–' : format(value));
  const term = (symbol, name, value, format, reason) => html`
    <li class="term" title=${value === null && reason ? (w.reasons[reason] ?? reason) : nothing}>
      <span class="term-value" ${flash(shown(value, format), place)}>${shown(value, format)}</span>
      <span class="term-name"><abbr aria-hidden="true">${symbol}</abbr> ${name}</span>
    </li>
  `;
  const sign = (operator) => html`<li class="sign" aria-hidden="true">${operator}</li>`;
  return html`
    <ol class="equation" aria-label=${w.equation}>
      ${term('N', w.openDealsN(qualifiedFrom), item?.openQualified, f.count)} ${sign('×')}
      ${term('V', w.meanWon, item?.meanWonValue, f.money, reasons.meanWonValue)} ${sign('×')}
      ${term('W', w.winRateW, item?.winRate, f.percent, reasons.winRate)} ${sign('÷')}
      ${term('L', w.medianCycle, item?.medianCycleDays, f.days, reasons.medianCycleDays)}
    </ol>
  `;
}

function winRate(state, { w, f, place, figureHref }) {
  const item = single(state.metrics, 'win-rate');
  const reasons = state.metrics['win-rate']?.reasons ?? {};
  const rate = item?.rateByCount ?? null;
  return html`
    <section class="panel win-rate" aria-labelledby="win-rate-title">
      <h2 id="win-rate-title">${w.winRate} <span class="tag">${w.allTime}</span></h2>
      <p class="hero" id="win-rate" ${flash(rate !== null && f.percent(rate), place)}>${
        rate === null
          ? '–'
          : html`<a class="figure-link" href=${figureHref('win-rate', 'all')} title=${w.showDeals}>${f.percent(rate)}</a>`
      }</p>
      <p class="aside">${item && rate !== null ? byValue(item, reasons, w, f) : nothing}</p>
      ${
        rate === null
          ? html`<p class="why">${state.metrics['win-rate'] ? capital(item ? (w.reasons[reasons.rateByCount] ?? w.unknownReason) : w.nothingMeasured) : nothing}</p>`
          : html`<div class="balance" aria-hidden="true">
            <span class="balance-won" .style=${`flex-grow:${item.won}`}></span>
            <span class="balance-lost" .style=${`flex-grow:${item.lost}`}></span>
          </div>`
      }
      <dl class="outcomes">
        ${outcome('won', item, item?.wonValue, w, f, place)} ${outcome('lost', item, item?.lostValue, w, f, place)}
      </dl>
    </section>
  `;
}

function outcome(kind, item, value, w, f, place) {
  return html`
    <div class="outcome outcome-${kind}">
      <dt>${w[kind]}</dt>
      <dd>
        <span class="outcome-count" id="${kind}-count" ${flash(item?.[kind], place)}
          >${item ? f.count(item[kind]) : '–'}</span
        >
        <span class="outcome-value" title=${value ? f.moneyExactly(value) : nothing}
          >${value && Number(value.amount) !== 0 ? f.money(value) : nothing}</span
        >
      </dd>
    </div>
  `;
}

function byValue(item, reasons, w, f) {
  if (item.rateByValue !== null) return w.byValue(f.percent(item.rateByValue));
  const without = item.withoutValue > 0 ? ` (${f.count(item.withoutValue)})` : '';
  return w.byValueNot((w.reasons[reasons.rateByValue] ?? w.unknownReason) + without);
}

function open(state, { w, f, place }) {
  const { count, value, withoutValue } = openTotals(state.board);
  const known = state.board !== null;
  const hero = value ? f.money(value) : known ? f.count(count) : '–';
  return html`
    <section class="panel open-value" aria-labelledby="open-title">
      <h2 id="open-title">${w.open}</h2>
      <p class="hero" id="open-value" title=${value ? f.moneyExactly(value) : nothing} ${flash(known && hero, place)}>${hero}</p>
      <p class="open-count" id="open-count" ${flash(count, place)}>
        ${known ? (value ? w.openDeals(count) : w.dealsWord(count)) : nothing}
      </p>
      <p class="aside">
        ${!known || withoutValue === 0 ? nothing : value ? w.withoutValue(withoutValue) : w.noValue}
      </p>
    </section>
  `;
}

/** Sums the board's stages; the cents are added as whole numbers. */
export function openTotals(board) {
  const stages = board?.stages ?? [];
  const sum = (pick) => stages.reduce((total, stage) => total + pick(stage), 0);
  const valued = stages.filter((stage) => stage.value && stage.count > stage.withoutValue);
  const cents = valued.reduce((total, { value }) => total + Math.round(value.amount * 100), 0);
  return {
    count: sum((s) => s.count),
    withoutValue: sum((s) => s.withoutValue),
    value: valued.length ? { amount: cents / 100, currency: board.currency } : null,
  };
}

function capital(text) {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
