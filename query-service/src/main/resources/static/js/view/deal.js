import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { kindOf } from '../event-kind.js';
import { cross } from './marks.js';
import { closeOutside, modal } from './modal.js';
import { moveForm } from './move-form.js';

/** What one deal has been through, newest first. */
export function dealDialog(state, context, act) {
  const { w, f, pipeline, asOf, dealHref } = context;
  const { id, name, items, problem } = state.deal;
  const stage = (id) => pipeline?.stages.find((s) => s.id === id)?.name ?? w[id] ?? id;
  return html`
    <dialog class="deal" aria-labelledby="deal-title" @close=${act.lookAway} @click=${closeOutside} ${modal()}>
      <header>
        <div>
          <h2 id="deal-title">${name}</h2>
          <p><a class="link" id="deal-page-link" href=${dealHref(id)}>${w.wholeDeal}</a></p>
        </div>
        <form method="dialog"><button class="quiet" aria-label=${w.close}>${cross()}</button></form>
      </header>
      ${problem ? html`<p class="problem">${w.problem(problem.status, problem.detail)}</p>` : nothing}
      ${asOf ? nothing : moveForm(state.deal, state, context, act)}
      ${
        items
          ? html`<ol>
            ${items.toReversed().map((item) => event(item, stage, w, f))}
          </ol>`
          : problem
            ? nothing
            : html`<p class="waiting">${w.loading}</p>`
      }
    </dialog>
  `;
}

function event({ position, type, occurredAt, actor, chain, data, transition }, stage, w, f) {
  const kind = kindOf(type);
  const { from, to, dwellSeconds } = transition ?? {};
  const way = [from, to].filter(Boolean).map(stage).join(' → ');
  const facts = [actor];
  if (dwellSeconds !== null && dwellSeconds !== undefined)
    facts.push(w.stayed(f.duration(dwellSeconds)));
  if (data?.amount && kind !== 'stage-changed') facts.push(f.moneyExactly(data.amount));
  if (kind === 'notice-given') facts.push(`${data.to.id}: “${data.text}”`);
  if (data?.reason) facts.push(`“${data.reason}”`);
  return html`
    <li data-kind=${kind}>
      <time datetime=${occurredAt}>${f.moment(occurredAt)}</time>
      <p><b>${w.events[kind] ?? kind}</b> ${way}</p>
      <p class="move-facts">${facts.filter(Boolean).join(' · ')}</p>
      <p class="proof" title=${w.proof(position, chain)}>#${f.count(position)} · ${chain.slice(0, 8)}…</p>
    </li>
  `;
}
