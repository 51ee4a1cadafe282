import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { repeat } from '../../vendor/lit-html-3-3-3/directives/repeat.js';

const SHOWN = 4;

/** The newest wins and losses, in the column where the flow ends. */
export function newestOutcomes(state, context, act) {
  return html`<div class="newest">
    ${['won', 'lost'].map((kind) => newest(kind, state, context, act))}
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
