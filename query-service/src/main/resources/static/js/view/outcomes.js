import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { repeat } from '../../vendor/lit-html-3-3-3/directives/repeat.js';
import { dropping } from './drag.js';

const SHOWN = 4;

/** The newest wins and losses, in the column where the flow ends. */
export function newestOutcomes(state, context, act) {
  return html`<div class="newest">
    ${context.asOf ? nothing : goals(context, act)}
    ${['won', 'lost'].map((kind) => newest(kind, state, context, act))}
  </div>`;
}

/** Where a card is dropped to win or lose it; seen only while one is dragged. */
function goals({ w }, act) {
  const won = dropping('won', (deal) => act.win(deal));
  const lost = dropping('lost', (deal) => act.look(deal.id, deal.name, 'lost')); // it needs a reason
  return html`<div class="goals" aria-hidden="true">
    ${[
      ['won', won],
      ['lost', lost],
    ].map(
      ([kind, place]) =>
        html`<div class="goal" data-goal=${kind} @dragover=${place.over} @dragleave=${place.leave} @drop=${place.drop}>${w[kind]}</div>`,
    )}
  </div>`;
}

function newest(kind, state, { w, f }, act) {
  const decided = (state.moves ?? []).filter((move) => move.kind === kind).slice(0, SHOWN);
  if (decided.length === 0) return nothing;
  return html`
    <section class="newest-${kind}" aria-label=${w.newest[kind]}>
      <h3>${w.newest[kind]}</h3>
      <ul>
        ${repeat(
          decided,
          (move) => move.position,
          ({ dealId, dealName, owner, occurredAt, reason }) => html`<li>
            <button type="button" class="link" @click=${() => act.look(dealId, dealName)}>${dealName}</button>
            <small>${[owner, f.ago(occurredAt, state.now) ?? w.now, reason && `“${reason}”`].filter(Boolean).join(' · ')}</small>
          </li>`,
        )}
      </ul>
    </section>
  `;
}
