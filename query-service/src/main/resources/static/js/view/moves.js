import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { repeat } from '../../vendor/lit-html-3-3-3/directives/repeat.js';
import { arrow, arrowBack, avatar, copyMark, cross, done, plus } from './marks.js';

const LATE = 60_000; // recorded so much after it happened is worth saying

export function moves(state, context, act) {
  const { w } = context;
  return html`
    <section class="panel moves" aria-labelledby="moves-title">
      <h2 id="moves-title">${w.moves}</h2>
      ${
        state.moves === null
          ? html`<p class="waiting">${w.loading}</p>`
          : state.moves.length === 0
            ? html`<p class="waiting">${w.noMoves}</p>`
            : html`<ol class="move-list" tabindex="0" aria-labelledby="moves-title">
              ${repeat(
                state.moves,
                (move) => move.position,
                (move) => row(move, state, context, act),
              )}
            </ol>`
      }
    </section>
  `;
}

function row(move, state, { w, f, pipeline }, act) {
  const fresh = move.position > state.freshAfter;
  const when = f.ago(move.occurredAt, state.now) ?? w.now;
  const stage = (id) => pipeline?.stages.find((s) => s.id === id)?.name ?? id;
  return html`
    <li class="move ${fresh ? 'fresh' : ''}" data-kind=${move.kind} data-position=${move.position}>
      ${sign(move)}
      <div class="move-what">
        <p class="move-deal">
          <button type="button" class="link" @click=${() => act.look(move.dealId, move.dealName)}>${move.dealName}</button>
          <time datetime=${move.occurredAt} title=${times(move, w, f)}>${when}</time>
        </p>
        <p class="move-way">${way(move, stage, w)}</p>
        <p class="move-facts">${facts(move, w, f)}</p>
        ${proof(move, state, w, f, act)}
      </div>
    </li>
  `;
}

function sign(move) {
  const drawing =
    move.kind === 'won'
      ? done()
      : move.kind === 'lost'
        ? cross()
        : move.kind === 'opened'
          ? plus()
          : move.direction === 'backward' || move.kind === 'reopened'
            ? arrowBack()
            : arrow();
  return html`<span class="move-sign" data-back=${move.direction === 'backward'}>${drawing}</span>`;
}

function way({ kind, from, to, direction, skipped }, stage, w) {
  if (kind === 'opened') return html`${w.opened} <b>${stage(to)}</b>`;
  if (kind === 'reopened') return html`${w.reopened} <b>${stage(to)}</b>`;
  if (kind === 'handed_off') return html`${w.handed_off} <b>${stage(to)}</b>`;
  if (!from) return html`<b>${w[kind]}</b>`;
  const goal = kind === 'moved' ? stage(to) : w[kind];
  return html`
    ${stage(from)} <span aria-hidden="true">→</span> <b>${goal}</b>
    ${direction === 'backward' ? html`<span class="chip">${w.back}</span>` : nothing}
    ${skipped > 0 ? html`<span class="chip">${w.skipped(skipped)}</span>` : nothing}
  `;
}

function facts({ actor, owner, dwellSeconds, reason }, w, f) {
  const who = actor && actor !== owner ? `${owner}, ${w.by(actor)}` : owner;
  const parts = [who];
  if (dwellSeconds !== null && dwellSeconds !== undefined)
    parts.push(w.stayed(f.duration(dwellSeconds)));
  if (reason) parts.push(`“${reason}”`);
  return html`${avatar(owner)} ${parts.join(' · ')}`;
}

function proof({ position, chain }, state, w, f, act) {
  const copied = state.copied === position;
  return html`
    <p class="proof">
      <span title=${w.proof(position, chain)}>#${f.count(position)} · ${chain.slice(0, 8)}…</span>
      ${
        navigator.clipboard
          ? html`<button type="button" class="quiet" aria-label=${copied ? w.copied : w.copy} title=${copied ? w.copied : w.copy}
            @click=${() => act.copy(position, chain)}>${copied ? done() : copyMark()}</button>`
          : nothing
      }
    </p>
  `;
}

function times({ occurredAt, recordedAt }, w, f) {
  const happened = w.happened(f.moment(occurredAt));
  const late = Date.parse(recordedAt) - Date.parse(occurredAt) > LATE;
  return late ? `${happened}, ${w.recorded(f.moment(recordedAt))}` : happened;
}
