import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { contextOf } from './context.js';
import { dealDialog } from './deal.js';
import { header } from './header.js';
import { headline } from './headline.js';
import { moves } from './moves.js';
import { noDeals, noPipelines, problemLine, welcome } from './notices.js';
import { stages } from './stages.js';

/** The whole page from the state. */
export function page(state, act) {
  const context = contextOf(state);
  return html`${header(state, context, act)} ${problemLine(state, context.w)} ${body(state, context, act)}`;
}

function body(state, context, act) {
  const { w } = context;
  switch (state.phase) {
    case 'signed-out':
      return welcome(state, w, act);
    case 'no-pipelines':
      return noPipelines(w);
    case 'live':
      return html`
        <main>
          ${noDeals(state, context, act)} ${headline(state, context)}
          <div class="below">${stages(state, context, act)} ${moves(state, context, act)}</div>
        </main>
        ${state.deal ? dealDialog(state, context, act) : nothing}
        <div class="sr" aria-live="polite">${state.said ?? nothing}</div>
      `;
    default:
      return html`<main class="welcome"><p>${w.loading}</p></main>`;
  }
}
