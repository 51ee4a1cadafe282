import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { dragging, stageByKey } from './drag.js';
import { avatar } from './marks.js';

const DAY = 86_400;
const MINUTE = 60;

export function card(deal, stage, state, { w, f, pipeline, asOf }, act) {
  const age = Math.max(0, (state.now - Date.parse(deal.stageEnteredAt)) / 1000);
  const pace = paceOf(age, stage);
  const hint = pace === 'over' ? w.ageing.over(f.days(stage.rules.ageLimitDays)) : w.ageing[pace];
  const drag = dragging(deal, stage.stageId);
  const onKey = (event) => {
    const goal = asOf ? null : stageByKey(event, stage.stageId, pipeline);
    if (!goal) return;
    event.preventDefault();
    act.move(deal, goal);
  };
  return html`
    <li>
      <button
        type="button"
        class="card"
        data-deal=${deal.id}
        data-pace=${pace}
        data-moving=${deal.id in state.moving}
        draggable=${asOf ? 'false' : 'true'}
        aria-keyshortcuts=${asOf ? nothing : 'Alt+ArrowLeft Alt+ArrowRight'}
        @click=${() => act.look(deal.id, deal.name)}
        @keydown=${onKey}
        @dragstart=${drag.start}
        @dragend=${drag.end}
      >
        <span class="card-name">${deal.name}</span>
        <span class="card-value">${deal.value ? f.money(deal.value) : nothing}</span>
        <span class="card-owner">${avatar(deal.owner)}<span>${deal.owner}</span></span>
        <span class="card-age" title=${hint ?? nothing}>
          ${age < MINUTE ? w.now : f.duration(age)}${hint ? html`<span class="sr">, ${hint}</span>` : nothing}
        </span>
      </button>
    </li>
  `;
}

/** How the stay compares with the stage's limit, or else with the visits that have ended. */
function paceOf(age, { rules, visits }) {
  if (rules?.ageLimitDays > 0 && age > rules.ageLimitDays * DAY) return 'over';
  if (!visits?.p90Seconds) return 'unknown';
  if (age > visits.p90Seconds) return 'old';
  return age > visits.p50Seconds ? 'late' : 'fresh';
}
