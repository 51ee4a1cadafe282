import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { headline } from './headline.js';
import { moves } from './moves.js';
import { noDeals } from './notices.js';
import { stages } from './stages.js';
import { timeBar } from './time-bar.js';

/** The pipeline as it stands, live or as it stood on a day: headline, stages, cards, newest moves. */
export function board(state, context, act) {
  const past = context.asOf !== null;
  return html`
    ${timeBar(state, context, act)} ${past ? nothing : noDeals(state, context, act)}
    ${headline(state, context)}
    <div class="below" data-past=${past}>
      ${stages(state, context, act)} ${past ? nothing : moves(state, context, act)}
    </div>
  `;
}
