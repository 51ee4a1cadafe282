import { html, svg } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { BAR } from '../flow-geometry.js';

const ENDINGS = ['won', 'advanced', 'stillThere', 'movedBack', 'other', 'lost'];

/**
 * The picture of the flow; every figure in it stands in words above or below. The element carries
 * the geometry, for what travels through it.
 */
export function flow(picture, width, height, description) {
  return html`
    <svg
      class="flow"
      role="img"
      aria-label=${description}
      viewBox="0 0 ${width} ${height}"
      width=${width}
      height=${height}
      .picture=${picture}
    >
      <defs>
        <linearGradient id="fade-in"><stop class="in-0" offset="0"></stop><stop class="in-1" offset="1"></stop></linearGradient>
        <linearGradient id="fade-out"><stop class="out-0" offset="0"></stop><stop class="out-1" offset="1"></stop></linearGradient>
      </defs>
      ${picture.waiting.map(
        (r) =>
          svg`<rect class="waiting-deals" x=${r.x} y=${r.y} width=${r.width} height=${r.height}></rect>`,
      )}
      ${picture.ribbons.map((r) => svg`<path class="ribbon" data-kind=${r.kind} d=${r.d}></path>`)}
      ${picture.bars.map(bar)}
      ${picture.outcomes.map(
        (o) =>
          svg`<rect class="part" data-ending=${o.kind} x=${o.x} y=${o.y} width=${BAR} height=${o.height} rx="2"></rect>`,
      )}
      <g id="travellers"></g>
    </svg>
  `;
}

function bar({ x, y, height, parts, stageId }) {
  if (height === 0)
    return svg`<rect class="part none" x=${x} y=${y - 1} width=${BAR} height="2"></rect>`;
  return svg`<g data-bar=${stageId}>${ENDINGS.map(
    (ending) =>
      svg`<rect class="part" data-ending=${ending} x=${x} y=${parts[ending].y} width=${BAR} height=${parts[ending].height}></rect>`,
  )}</g>`;
}
