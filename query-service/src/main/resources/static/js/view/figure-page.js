import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { kindOf } from '../event-kind.js';
import { avatar } from './marks.js';
import { choices, empty, panel, shown } from './shown.js';
import { timeBar } from './time-bar.js';

const PAGE = 50;
const WINDOWS = ['all', 'trailing90', 'quarter', 'month', 'week'];
const FEWER = { velocity: 2, 'open-pipeline': 1, forecast: 1 }; // of those, what is so now
const SECONDS = /Seconds$/;

/** A figure taken apart: the deals it is made of, and the events that say so. */
export function figurePage(state, context, act) {
  const { w, figure, href } = context;
  const { metric, item, window = 'all' } = state.at;
  const pages = state.morePages?.of === location.search ? state.morePages.cursors : [];
  const answers = [null, ...pages].map((cursor) =>
    figure(`${encodeURIComponent(metric)}/deals`, window, {
      item,
      limit: PAGE,
      ...(cursor && { cursor }),
    }),
  );
  const draw = (...all) => {
    const items = all.flatMap((one) => one.items);
    if (items.length === 0) return empty(w.noDealsInFigure, w.noDealsInFigureText);
    const next = all.at(-1).next;
    return html`
      <div class="scroll-x" tabindex="0" role="group" aria-labelledby="contributions-title">
        <table class="table contributions">
          <thead><tr><th scope="col">${w.deal}</th><th scope="col">${w.owner}</th><th scope="col">${w.countsAs}</th><th scope="col">${w.byEvents}</th></tr></thead>
          <tbody>${items.map((one) => row(one, context))}</tbody>
        </table>
      </div>
      ${
        next
          ? html`<p class="panel-more"><button type="button" class="plain" id="more" @click=${() => act.more(next)}>${w.showMore}</button></p>`
          : nothing
      }
    `;
  };
  const measured = WINDOWS.slice(0, FEWER[metric]);
  const windows = WINDOWS.includes(window) ? measured : [...measured, window];
  return html`
    ${context.asOf ? timeBar(state, context, act) : nothing}
    <div class="view-head">
      <h1>${w.metrics[metric] ?? metric}</h1>
      ${item ? html`<span class="chip">${itemName(item, metric, context)}</span>` : nothing}
      ${choices(
        w.window,
        windows.map((one) => [one, w.windows[one] ?? one.split(':')[1]]),
        window,
        (value) => href({ window: value }),
      )}
    </div>
    <div class="parts">
      ${panel('contributions', w.itsDeals, shown(answers, w, draw), { wide: true, hint: w.hints.figure })}
    </div>
  `;
}

function itemName(item, metric, { w, stageName }) {
  if (metric === 'cycle') return w.cycles[item] ?? item;
  return item
    .split(':')
    .map(decodeURIComponent)
    .map((part) => w.readings[part] ?? (part === 'won' ? w.won : stageName(part)))
    .join(' → ');
}

function row({ dealId, name, owner, counts, events }, { w, f, dealHref }) {
  return html`
    <tr data-deal=${dealId}>
      <th scope="row"><a class="link" href=${dealHref(dealId)}>${name}</a></th>
      <td><span class="who">${avatar(owner)}${owner}</span></td>
      <td><ul class="counts">${Object.entries(counts).map(([field, value]) => html`<li><span>${w.fields[field] ?? field}</span> <b>${said(field, value, f)}</b></li>`)}</ul></td>
      <td>
        <ul class="proofs">
          ${events.map(
            ({ position, type, occurredAt }) =>
              html`<li><time datetime=${occurredAt}>${f.moment(occurredAt)}</time> ${w.events[kindOf(type)] ?? kindOf(type)} <code>#${f.count(position)}</code></li>`,
          )}
        </ul>
      </td>
    </tr>
  `;
}

function said(field, value, f) {
  if (value !== null && typeof value === 'object' && 'amount' in value) return f.money(value);
  if (typeof value === 'number' && SECONDS.test(field)) return f.duration(value);
  if (typeof value === 'number') return f.count(value);
  return String(value);
}
