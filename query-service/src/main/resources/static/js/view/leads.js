import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { avatar } from './marks.js';
import { choices, empty, orDash, panel, shown } from './shown.js';
import { presentOnly } from './stuck.js';

const STATES = ['open', 'qualified', 'converted', 'disqualified'];
const MOST = 200;
const REASONS_SHOWN = 5;

/** Leads by their score, each with what speaks for and against it. */
export function leads(state, context) {
  const { w, ask, href } = context;
  const status = STATES.includes(state.at.state) ? state.at.state : 'open';
  const answer = ask('/api/leads', { status, ...state.part, limit: MOST });
  const draw = ({ items, next }) => {
    if (items.length === 0) return empty(w.noLeads, w.noLeadsText);
    const sorted = items.toSorted((a, b) => points(b) - points(a));
    return html`
      <ol class="leads">${sorted.map((lead) => row(lead, context, state.now))}</ol>
      ${next ? html`<p class="panel-more">${w.newestOnly(MOST)}</p>` : nothing}
    `;
  };
  return html`
    <div class="view-head">
      <h1>${w.views.leads}</h1>
      ${choices(
        w.status,
        STATES.map((one) => [one, w.leadStates[one]]),
        status,
        (value) => href({ state: value }),
      )}
      ${presentOnly(context)}
    </div>
    <div class="parts">
      ${summary(context)}
      ${panel('lead-list', w.byScore, shown([answer], w, draw), { wide: true, hint: w.hints.leads })}
    </div>
  `;
}

const points = ({ score }) => Number(score?.ruleScore ?? -1);

function row(lead, { w, f, dealHref }, now) {
  const { score } = lead;
  return html`
    <li data-lead=${lead.id}>
      <span class="score" .style=${`--score:${score ? score.ruleScore : 0}`} role="img" aria-label=${score ? w.scoreOf(f.count(Math.round(score.ruleScore))) : w.notScored}>
        <b>${score ? f.count(Math.round(score.ruleScore)) : '–'}</b>
      </span>
      <div class="lead-what">
        <h3>${lead.name}</h3>
        <p>
          ${[lead.source, f.ago(lead.capturedAt, now) ?? w.now].filter(Boolean).join(' · ')}
          ${lead.dealId ? html` · <a class="link" href=${dealHref(lead.dealId)}>${w.itsDeal}</a>` : nothing}
          ${lead.reason ? ` · “${lead.reason}”` : ''}
        </p>
      </div>
      <span class="who">${avatar(lead.owner)}${lead.owner}</span>
      <p class="learnt">
        ${
          score?.learntScore !== null && score?.learntScore !== undefined
            ? html`<b>${f.whole(score.learntScore / 100)}</b> ${w.learntChance}`
            : (w.reasons[score?.reason] ?? nothing)
        }
      </p>
      <ul class="evidence" aria-label=${w.evidence}>
        ${heaviest(score?.ruleEvidence).map(
          ({ name, weight }) =>
            html`<li data-against=${weight < 0}>${name} <b>${f.signed(weight)}</b></li>`,
        )}
        ${heaviest(score?.learntEvidence).map(
          ({ name, weight }) =>
            html`<li class="learnt-evidence" data-against=${weight < 0} title=${w.logOdds}>${name} <b>${f.signed(weight)}</b></li>`,
        )}
      </ul>
    </li>
  `;
}

const heaviest = (evidence = []) =>
  evidence.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, REASONS_SHOWN);

function summary({ w, f, figure }) {
  const draw = ({ items, reasons }) => {
    const item = items.find((one) => !one.campaignId);
    if (!item) return empty(w.nothingMeasured);
    const part = (name, value, hint, why) =>
      html`<div><dt>${name}</dt><dd title=${hint ?? nothing}>${value}${value === '–' && why ? html`<small>${w.reasons[why] ?? nothing}</small>` : nothing}</dd></div>`;
    return html`<dl class="tiles">
      ${part(w.captured, f.count(item.captured))} ${part(w.undecided, f.count(item.undecided))}
      ${part(w.qualificationRate, orDash(item.qualificationRate, f.percent), null, reasons.qualificationRate)}
      ${part(w.dealRate, orDash(item.dealRate, f.percent), null, reasons.dealRate)}
      ${part(w.conversionRate, orDash(item.conversionRate, f.percent), null, reasons.conversionRate)}
      ${part(w.costPerLead, orDash(item.costPerLead, f.money), null, reasons.costPerLead)}
    </dl>`;
  };
  return panel('lead-summary', w.leadsOfAll, shown([figure('leads', 'all')], w, draw), {
    wide: true,
    tag: w.allTime,
  });
}
