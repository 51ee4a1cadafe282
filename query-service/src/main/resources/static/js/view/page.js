import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { board } from './board.js';
import { coaching } from './coaching.js';
import { contextOf } from './context.js';
import { dealDialog } from './deal.js';
import { dealPage } from './deal-page.js';
import { figurePage } from './figure-page.js';
import { flowView } from './flow-view.js';
import { followUps } from './follow-ups.js';
import { forecast } from './forecast.js';
import { header, isStale } from './header.js';
import { leads } from './leads.js';
import { nav } from './nav.js';
import { noPipelines, problemLine, welcome } from './notices.js';
import { review } from './review.js';
import { stuck } from './stuck.js';
import { told } from './told.js';
import { trends } from './trends.js';

const VIEWS = {
  board,
  flow: flowView,
  trends,
  stuck,
  forecast,
  leads,
  coaching,
  'follow-ups': followUps,
  review,
  deal: dealPage,
  figure: figurePage,
};

/** The whole page from the state. */
export function page(state, act) {
  const context = contextOf(state);
  return html`
    ${header(state, context, act)}
    ${state.phase === 'live' ? nav(state, context) : nothing}
    ${problemLine(state, context.w)} ${body(state, context, act)}
  `;
}

function body(state, context, act) {
  const { w, now } = context;
  switch (state.phase) {
    case 'signed-out':
      return welcome(state, w, act);
    case 'no-pipelines':
      return noPipelines(w);
    case 'live':
      return html`
        <main id="view" tabindex="-1" data-view=${state.at.view} data-past=${!!context.asOf} data-stale=${isStale(state)} aria-busy=${!!state.looking}>
          ${VIEWS[state.at.view]({ ...state, now }, context, act)}
        </main>
        ${state.deal ? dealDialog({ ...state, now }, context, act) : nothing}
        ${told(state, context, act)}
        <div class="sr" aria-live="polite">${state.said ?? nothing}</div>
      `;
    default:
      return html`<main class="welcome"><p>${w.loading}</p></main>`;
  }
}
