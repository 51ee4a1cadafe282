import { html, nothing, svg } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { stepsOf, waterfall } from '../waterfall-geometry.js';
import { asTable } from './shown.js';

const WIDTH = 1000; // of the drawing's own units: it is scaled to its panel
const HEIGHT = 240;

/** From what was open to what is open, to the cent. */
export function waterfallPicture(answer, label, { w, f }) {
  const [item] = answer.items;
  const money = (amount) => f.money({ amount, currency: item.closing.currency });
  const steps = stepsOf(item);
  const picture = waterfall(steps, WIDTH, HEIGHT);
  const signed = ({ line, from, to }) =>
    line === 'opening' || line === 'closing'
      ? money(to)
      : `${to >= from ? '+' : '−'}${money(Math.abs(to - from))}`;
  return html`
    <figure class="waterfall" .style=${`--steps:${steps.length}`}>
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${label}>
        <line class="ground" x1="0" x2=${WIDTH} y1=${picture.ground} y2=${picture.ground}></line>
        ${picture.steps.map(
          (s) => svg`
            <rect class="step" data-line=${s.line} data-gain=${s.to >= s.from} x=${s.x} y=${s.y} width=${s.width} height=${s.height}></rect>
            ${s.next === null ? nothing : svg`<line class="link-on" x1=${s.x + s.width} x2=${s.next} y1=${s.end} y2=${s.end}></line>`}`,
        )}
      </svg>
      <ol class="waterfall-words" aria-hidden="true">
        ${steps.map(
          (s) => html`<li data-line=${s.line}>
            <b>${signed(s)}</b><span>${w.lines[s.line]}</span>
            ${s.deals === null || s.deals === undefined ? nothing : html`<small>${w.openDeals(s.deals)}</small>`}
          </li>`,
        )}
      </ol>
    </figure>
    ${asTable(
      w,
      label,
      [w.line, w.value, w.deals],
      steps.map((s) => [w.lines[s.line], signed(s), s.deals === null ? '–' : f.count(s.deals)]),
    )}
  `;
}
