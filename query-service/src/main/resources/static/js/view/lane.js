import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { repeat } from '../../vendor/lit-html-3-3-3/directives/repeat.js';
import { card } from './card.js';
import { dropping } from './drag.js';
import { flash } from './flash.js';

/** A stage of the board: how many open deals it has, what they are worth, and the newest of them. */
export function lane(stage, state, context, act) {
  const { w, f, place } = context;
  const goal = dropping(stage.stageId, (deal) => act.move(deal, stage.stageId));
  const hidden = stage.count - stage.deals.length;
  return html`
    <section
      class="lane"
      data-stage=${stage.stageId}
      aria-label=${w.boardStage(stage.name, stage.count)}
      @dragover=${goal.over}
      @dragleave=${goal.leave}
      @drop=${goal.drop}
    >
      <header>
        <span class="lane-count" ${flash(stage.count, place)}>${w.openDeals(stage.count)}</span>
        <span class="lane-value" title=${stage.value ? f.moneyExactly(stage.value) : nothing}
          >${stage.value ? f.money(stage.value) : nothing}</span
        >
      </header>
      ${
        stage.count === 0
          ? html`<p class="lane-empty">${w.emptyStage}</p>`
          : html`<ul class="cards">
            ${repeat(
              stage.deals,
              (deal) => deal.id,
              (deal) => card(deal, stage, state, context, act),
            )}
          </ul>`
      }
      ${hidden > 0 ? html`<p class="lane-more"><a href=${context.figureHref('open-pipeline', 'all', stage.stageId)}>${w.more(hidden)}</a></p>` : nothing}
    </section>
  `;
}
