import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { empty } from './shown.js';

/** How each rule of a review measures what it found. */
const MEASURES = {
  'slower-stage': 'duration',
  'fewer-advance': 'percent',
  'stuck-value': 'money',
  'loss-reason': 'count',
  'win-rate': 'percent',
};

/** Some deals none of which has a value: their sum, which is nothing, would say something else. */
export const isUnvalued = ({ count, withoutValue }) => count > 0 && withoutValue === count;

/** What most to talk about, at most three things, each with its evidence. */
export function matters({ talkAbout, currency }, { w, f, stageName, dealHref }) {
  if (talkAbout.length === 0) return empty(w.nothingToTalkAbout, w.nothingToTalkAboutText);
  return html`<ol class="matters">
    ${talkAbout.map((matter) => {
      const { rule, subject, now, before, deals, value, withoutValue, examples } = matter;
      const unvalued = isUnvalued({ count: deals, withoutValue });
      const money = (amount) => f.money({ amount, currency });
      const format = { ...f, money }[MEASURES[rule]] ?? f.count;
      const about = rule === 'loss-reason' ? subject : subject && stageName(subject);
      return html`<li data-rule=${rule}>
        <h3>${w.matters[rule](about)}</h3>
        ${unvalued && rule === 'stuck-value' ? nothing : html`<p><b>${format(now)}</b> <span>${w.after(format(before))}</span></p>`}
        <p class="panel-hint">${w.openDeals(deals)} · ${unvalued ? w.valueUnknown : f.money(value)}</p>
        <p class="named">
          ${examples.slice(0, 4).map(({ dealId, name }, i) => html`${i ? ', ' : ''}<a class="link" href=${dealHref(dealId)}>${name ?? dealId}</a>`)}
        </p>
      </li>`;
    })}
  </ol>`;
}
