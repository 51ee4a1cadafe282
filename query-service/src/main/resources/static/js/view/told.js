import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { cross, done } from './marks.js';

/** What became of the last command: done, or refused and by which rule. */
export function told({ refusal, done: went }, { w, stageName }, act) {
  const to = (id) => (id === 'won' || id === 'lost' ? w[id] : stageName(id));
  return html`
    <div class="told" role="status" aria-live="assertive">
      ${
        refusal
          ? html`<div class="told-one refused" id="refusal" data-rule=${refusal.rule ?? nothing}>
            ${cross()}
            <p>
              <b>${refusal.to ? w.notMoved(refusal.name, to(refusal.to)) : w.notDone(refusal.name)}</b>
              ${saidBy(refusal, w)}
              ${refusal.rule ? html`<span class="rule">${w.rule} <code>${refusal.rule}</code></span>` : nothing}
            </p>
            <button type="button" class="plain" @click=${() => act.look(refusal.id, refusal.name, refusal.to)}>
              ${w.openDeal}
            </button>
          </div>`
          : went
            ? html`<div class="told-one" id="done">
              ${done()}
              <p>${went.to ? w.moved(went.name, to(went.to)) : w.doneWith(went.name)}</p>
            </div>`
            : nothing
      }
    </div>
  `;
}

function saidBy({ status, rule, detail }, w) {
  if (status === 0) return w.unreachable;
  if (status === 412) return w.somebodyWasFaster;
  return w.rules[rule] ?? detail;
}
