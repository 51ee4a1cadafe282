import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { arrow, avatar, cross, done, plus, said } from '../view/marks.js';
import { piecesOf, piecesOfExcerpt } from './pieces.js';

const SIGNS = { won: done, lost: cross };

/** A deal that was found: a link to its page, as are all that can be chosen. */
export function deal(option, chosen, context, act) {
  const { item, asked } = option;
  const { w, f } = context;
  const id = [item.externalId, item.id].find((one) => one === asked);
  const stage = stageOf(item, context);
  const open = item.status === 'open';
  return link(
    option,
    chosen,
    act,
    html`
      <span class="move-sign" data-kind=${item.status}>${(SIGNS[item.status] ?? arrow)()}</span>
      <span class="search-what">
        <span class="search-line">
          <b>${marked(piecesOf(item.name, asked))}</b>
          <span class="search-value">${item.amount ? f.money(item.amount) : nothing}</span>
        </span>
        <span class="search-facts">
          <span class="chip status" data-status=${item.status}>${open ? stage : (w[item.status] ?? item.status)}</span>
          ${open ? nothing : html`<span>${stage}</span>`}
          <span class="who">${avatar(item.owner)}${item.owner}</span>
          ${elsewhere(item, context)}
          ${id ? html`<code>${marked(['', id])}</code>` : nothing}
        </span>
      </span>
    `,
  );
}

/** Where something was written or said. */
export function text(option, chosen, context, act) {
  const { title, type, by, happenedAt, excerpt, dealName } = option.item;
  const { w, f } = context;
  const kind = w.activities[type] ?? type;
  return link(
    option,
    chosen,
    act,
    html`
      <span class="move-sign">${said()}</span>
      <span class="search-what">
        <span class="search-line">
          <b>${title ?? kind ?? w.search.texts}</b>
          ${happenedAt ? html`<time datetime=${happenedAt} title=${f.moment(happenedAt)}>${f.ago(happenedAt, Date.now()) ?? w.now}</time>` : nothing}
        </span>
        <span class="search-excerpt">${marked(piecesOfExcerpt(excerpt))}</span>
        <span class="search-facts">
          ${title && kind ? html`<span class="chip">${kind}</span>` : nothing}
          ${dealName ? html`<span>${w.search.of(dealName)}</span>` : nothing}
          ${by ? html`<span class="who">${avatar(by)}${by}</span>` : nothing}
          ${elsewhere(option.item, context)}
        </span>
      </span>
    `,
  );
}

/** More of the same kind. */
export function wider({ id, key, kind }, chosen, { w }, act) {
  return html`<div
    class="search-option search-wider"
    role="option"
    id=${id}
    aria-selected=${chosen}
    @pointermove=${() => act.point(key)}
    @click=${() => act.widen(kind)}
  >
    ${plus()} ${w.showMore}
  </div>`;
}

function link({ id, key, href }, chosen, act, body) {
  return html`<a
    class="search-option"
    role="option"
    tabindex="-1"
    id=${id}
    href=${href}
    data-key=${key}
    aria-selected=${chosen}
    @pointermove=${() => act.point(key)}
    @click=${act.leave}
    >${body}</a
  >`;
}

/** Every second piece is what was found. */
const marked = (pieces) => pieces.map((piece, i) => (i % 2 ? html`<mark>${piece}</mark>` : piece));

const pipelineOf = ({ pipelineId }, { pipelines }) => pipelines.find((p) => p.id === pipelineId);

function stageOf(item, context) {
  const stage = pipelineOf(item, context)?.stages.find((s) => s.id === item.stageId);
  return stage?.name ?? item.stageId;
}

/** The pipeline's name where it is another than the one that is shown. */
function elsewhere(item, context) {
  const there = pipelineOf(item, context);
  return there && there.id !== context.pipeline.id ? html`<span>${there.name}</span>` : nothing;
}
