import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { dayAfter, dayOf } from '../days.js';
import { partName } from '../part.js';
import { isUnvalued, matters } from './matters.js';
import { choices, empty, orDash, panel, shown } from './shown.js';
import { presentOnly } from './stuck.js';

const PERIODS = ['weekly', 'biweekly', 'monthly'];
const REST = 30_000; // milliseconds

/** A period beside the one before, to be talked over, and to be printed. */
export function review(state, context) {
  const { w, ask, href, pipeline, segment } = context;
  const period = PERIODS.includes(state.at.period) ? state.at.period : 'weekly';
  const today = dayOf(Date.now(), pipeline.zone);
  const date = state.at.date && state.at.date < today ? state.at.date : today;
  const answer = ask(
    '/api/reviews',
    { pipeline: pipeline.id, period, date, segment, format: 'json' },
    REST,
  );
  const draw = (data) => sheet(data, state, context);
  const known = answer.data;
  const after = known && dayAfter(known.now.to);
  return html`
    <div class="view-head">
      <h1>${w.views.review}</h1>
      ${choices(
        w.period,
        PERIODS.map((one) => [one, w.periods[one]]),
        period,
        (value) => href({ period: value }),
      )}
      ${
        known
          ? html`<span class="stepper">
            <a class="plain" id="review-before" href=${href({ date: dayAfter(known.now.from, -1) })}>${w.earlier}</a>
            ${after <= today ? html`<a class="plain" href=${href({ date: after })}>${w.later}</a>` : nothing}
          </span>`
          : nothing
      }
      ${presentOnly(context)}
      <button type="button" class="plain print" @click=${() => print()}>${w.print}</button>
    </div>
    ${shown([answer], w, draw)}
  `;
}

function sheet(data, state, context) {
  const { w, f, day } = context;
  const span = ({ from, to }) => `${day(from, 'short')} – ${day(to)}`;
  return html`
    <p class="review-span"><b>${data.pipelineName}</b> · ${partName(state.part, w)} · ${span(data.now)}, ${w.besideBefore(span(data.before))}
      <small>${w.asKnownAt(f.moment(data.asOf), data.zone)}</small></p>
    <div class="parts review">
      ${panel('review-talk', w.talkAbout, matters(data, context), { wide: true })}
      ${panel('review-outcomes', w.outcomesTitle, outcomes(data, context))}
      ${panel('review-happened', w.whatHappened, happened(data, context))}
      ${panel('review-stages', w.stagesTitle, stages(data, context), { wide: true, hint: w.hints.reviewStages })}
      ${panel('review-lost', w.whyLost, lossReasons(data, context))}
      ${panel('review-stuck', w.views.stuck, stuckThen(data, context))}
      ${panel('review-missed', w.missedTitle, missed(data, context), { wide: true })}
    </div>
  `;
}

const worth = (tally, f, w) =>
  tally.count === 0 ? '–' : isUnvalued(tally) ? w.valueUnknown : f.money(tally.value);

/** A figure of both periods and by how much it differs. */
function both({ now, before, difference }, format, higher, signed = format) {
  const way = difference ? (difference > 0 === higher ? 'better' : 'worse') : 'even';
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '';
  return html`
    <td><b>${orDash(now, format)}</b></td>
    <td>${orDash(before, format)}</td>
    <td class="difference" data-than=${higher === null ? 'even' : way}>${difference === null ? '–' : `${sign}${signed(Math.abs(difference))}`}</td>
  `;
}

const columns = (w, first) =>
  html`<thead><tr><th scope="col">${first}</th><th scope="col">${w.thisPeriod}</th><th scope="col">${w.periodBefore}</th><th scope="col">${w.difference}</th></tr></thead>`;

function outcomes({ outcomes: o, cycle }, { w, f }) {
  const points = (rate) => `${f.points(rate).replace(/^[+-]/, '')} ${w.points}`;
  return html`
    <table class="table">
      ${columns(w, w.figureWord)}
      <tbody>
        <tr><th scope="row">${w.won}</th>${both(o.won, f.count, true)}</tr>
        <tr><th scope="row">${w.lost}</th>${both(o.lost, f.count, false)}</tr>
        <tr><th scope="row">${w.winRate}</th>${both(o.rateByCount, f.percent, true, points)}</tr>
        <tr><th scope="row">${w.byValueName}</th>${both(o.rateByValue, f.percent, true, points)}</tr>
        ${cycle.map((c) => html`<tr><th scope="row">${w.cycles[c.reading]}</th>${both(c.p50Seconds, f.duration, c.reading === 'loss' ? null : false)}</tr>`)}
      </tbody>
    </table>
  `;
}

function happened({ happened: all }, { w, f, dealHref }) {
  const some = all.filter(({ now, before }) => now.count + before.count > 0);
  if (some.length === 0) return empty(w.nothingHappened);
  return html`
    <table class="table">
      <thead><tr><th scope="col">${w.what}</th><th scope="col">${w.thisPeriod}</th><th scope="col">${w.value}</th><th scope="col">${w.periodBefore}</th></tr></thead>
      <tbody>
        ${some.map(
          ({ what, now, before, deals }) => html`<tr>
            <th scope="row">${w.happenings[what] ?? what}
              ${deals.length ? html`<small class="named">${deals.slice(0, 3).map((d, i) => html`${i ? ', ' : ''}<a class="link" href=${dealHref(d.dealId)}>${d.name ?? d.dealId}</a>`)}${now.count > 3 ? ' …' : ''}</small>` : nothing}
            </th>
            <td><b>${f.count(now.count)}</b></td><td>${worth(now, f, w)}</td><td>${f.count(before.count)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  `;
}

function stages({ stages: all }, { w, f }) {
  const pair = ({ now, before, difference }, format, higher) => {
    const way = difference ? (difference > 0 === higher ? 'better' : 'worse') : 'even';
    return html`<td class="pair" data-than=${higher === null ? 'even' : way}><b>${orDash(now, format)}</b> <small>${orDash(before, format)}</small></td>`;
  };
  return html`
    <div class="scroll-x" tabindex="0" role="group" aria-labelledby="review-stages-title">
      <table class="table">
        <thead><tr><th scope="col">${w.stage}</th><th scope="col">${w.enteredTitle}</th><th scope="col">${w.left}</th><th scope="col">${w.advanceRate}</th><th scope="col">${w.winFromHere}</th><th scope="col">${w.p50Stay}</th><th scope="col">${w.p90Stay}</th></tr></thead>
        <tbody>
          ${all.map(
            (s) =>
              html`<tr><th scope="row">${s.name}</th>${pair(s.entered, f.count, null)}${pair(s.exited, f.count, null)}${pair(s.advanceRate, f.percent, true)}${pair(s.winRate, f.percent, true)}${pair(s.p50Seconds, f.duration, false)}${pair(s.p90Seconds, f.duration, false)}</tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}

function lossReasons({ lossReasons: all }, { w, f }) {
  if (all.length === 0) return empty(w.nothingLost);
  const most = Math.max(...all.map(({ now, before }) => Math.max(now.count, before.count)), 1);
  return html`<ul class="loss-reasons">
    ${all.map(
      ({ reason, now, before }) => html`<li>
        <span>${reason}</span><b>${f.count(now.count)}</b> <small>${w.beforeWas(f.count(before.count))}${isUnvalued(now) ? nothing : html` · ${f.money(now.value)}`}</small>
        <span class="pair-bars" aria-hidden="true"><i .style=${`width:${(now.count / most) * 100}%`}></i><i class="was" .style=${`width:${(before.count / most) * 100}%`}></i></span>
      </li>`,
    )}
  </ul>`;
}

function stuckThen({ stuck }, { w, f, stageName, dealHref }) {
  if (stuck.now.count === 0) return empty(w.nobodyStuck);
  return html`
    <p class="big"><b>${f.count(stuck.now.count)}</b> ${w.dealsWord(stuck.now.count)} <small>${worth(stuck.now, f, w)} · ${w.beforeWas(f.count(stuck.before.count))}</small></p>
    <ul class="plain-list">
      ${stuck.alerts
        .slice(0, 6)
        .map(
          (a) =>
            html`<li><a class="link" href=${dealHref(a.dealId)}>${a.name ?? a.dealId}</a> <small>${stageName(a.stageId)} · ${w.kinds[a.kind]} (${w.limitOf(f.days(a.limitDays))}) · ${a.owner}</small></li>`,
        )}
    </ul>
  `;
}

function missed({ missed: m }, { w, f, dealHref }) {
  if (m.now === 0) return empty(w.nothingMissed);
  return html`
    <p class="big"><b>${f.count(m.now)}</b> <small>${w.beforeWas(f.count(m.before))}</small></p>
    <ul class="plain-list">
      ${m.activities.map(
        (a) =>
          html`<li><b>${a.title ?? w.activities[a.type] ?? a.type}</b> <a class="link" href=${dealHref(a.dealId)}>${a.name ?? a.dealId}</a> <small>${a.owner} · ${w.dueAtTime(f.moment(a.dueAt))} · ${w.todoStates[a.state]}</small></li>`,
      )}
    </ul>
  `;
}
