import { html } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { coloursOf } from './colours.js';
import { dataOf, optionsOf } from './options.js';

const USUAL_HEIGHT = 220; // CSS pixels
const TIP_FROM_THE_EDGE = 90;

const dark = matchMedia('(prefers-color-scheme: dark)');
let library = null; // fetched with the first chart

/** A drawn plot: redrawn where its figures, its width, or light and dark have changed. */
class LiveChart extends HTMLElement {
  #plot = null;
  #drawn = null; // what is drawn now, as text
  #chart = null;
  #shape = null; // of what is drawn, its figures aside
  #place = -1;
  #observer = new ResizeObserver(([{ contentRect }]) => this.#fit(contentRect.width));
  #onTheme = () => this.#draw(true);

  set plot(plot) {
    this.#plot = plot;
    this.#draw();
  }

  connectedCallback() {
    if (!this.firstChild) {
      this.tabIndex = 0;
      this.append(create('chart-ground'), create('chart-tip'));
      this.lastChild.hidden = true;
    }
    this.#observer.observe(this);
    dark.addEventListener('change', this.#onTheme);
    this.addEventListener('keydown', this.#onKey);
    this.addEventListener('blur', this.#leave);
    this.addEventListener('click', this.#pick);
    this.#draw(true);
  }

  disconnectedCallback() {
    this.#observer.disconnect();
    dark.removeEventListener('change', this.#onTheme);
    this.#chart?.destroy();
    this.#chart = null;
  }

  async #draw(anew = false) {
    if (!this.isConnected || !this.#plot) return;
    const text = JSON.stringify([this.#plot.labels, this.#plot.series, this.#plot.lang]);
    if (!anew && text === this.#drawn) return;
    this.#drawn = text;
    library ??= import('../../vendor/uplot-1-6-32/uPlot.esm.js');
    const { default: uPlot } = await library;
    if (!this.isConnected || this.clientWidth === 0) return;
    if (this.#chart && !anew && this.#isLike(this.#plot)) {
      this.#chart.setData(dataOf(this.#plot));
      return;
    }
    this.#chart?.destroy();
    this.#shape = shapeOf(this.#plot);
    const colours = coloursOf(this);
    const options = optionsOf(this.#plot, uPlot, colours, {
      width: this.clientWidth,
      height: this.#plot.height ?? USUAL_HEIGHT,
      onCursor: (place, left) => this.#point(place, left),
    });
    this.#chart = new uPlot(options, dataOf(this.#plot), this.firstChild);
    colours.done();
    this.dataset.drawn = String(this.#plot.labels.length);
  }

  /** Whether only the figures differ from those that are drawn. */
  #isLike(plot) {
    return shapeOf(plot) === this.#shape;
  }

  #fit(width) {
    if (width === 0) return;
    if (!this.#chart) this.#draw(true);
    else if (Math.round(width) !== this.#chart.width)
      this.#chart.setSize({ width: Math.round(width), height: this.#chart.height });
  }

  /** Says what stands at a place along the bottom. */
  #point(place, left) {
    const tip = this.lastChild;
    const { labels, series, format } = this.#plot;
    const inside = place !== null && place !== undefined && left >= 0 && place in labels;
    tip.hidden = !inside;
    if (!inside) return;
    this.#place = place;
    const title = create('chart-tip-title', labels[place]);
    const lines = series.map(({ name, values, colour }) => {
      const line = create('chart-tip-line');
      const mark = document.createElement('i');
      mark.style.background = `var(${colour})`;
      const value = values[place];
      line.append(mark, create('chart-tip-name', name));
      line.append(create('chart-tip-value', value === null ? '–' : format(value)));
      return line;
    });
    tip.replaceChildren(title, ...lines);
    const at = this.#chart.bbox.left / devicePixelRatio + left;
    const most = this.clientWidth - TIP_FROM_THE_EDGE;
    tip.style.left = `${Math.max(TIP_FROM_THE_EDGE, Math.min(most, at))}px`;
  }

  /** Goes where the row of the table leads that says the same in words. */
  #pick = () => {
    const rows = this.closest('section')?.querySelectorAll('.as-table tbody tr') ?? [];
    rows[this.#place]?.querySelector('a')?.click();
  };

  #onKey = (event) => {
    if (event.key === 'Enter') this.#pick();
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || !this.#chart) return;
    event.preventDefault();
    const last = this.#plot.labels.length - 1;
    const from = this.#place < 0 ? (step > 0 ? -1 : last + 1) : this.#place;
    this.#place = Math.max(0, Math.min(last, from + step));
    const left = this.#chart.valToPos(this.#place, 'x');
    this.#chart.setCursor({ left, top: 0 });
  };

  #leave = () => {
    this.#place = -1;
    this.#chart?.setCursor({ left: -10, top: -10 });
  };
}

customElements.define('live-chart', LiveChart);

/** A plot with its legend. Its figures stand in a table beside it, for those who do not see it. */
export function chart(plot, label) {
  const said = plot.series.filter(({ as, unsaid }) => as !== 'edge' && !unsaid);
  return html`
    <figure class="chart">
      ${
        said.length > 1 || plot.bands
          ? html`<figcaption class="legend" aria-hidden="true">
            ${said.map(
              ({ name, colour }) =>
                html`<span class="legend-item"><i .style=${`background:var(${colour})`}></i>${name}</span>`,
            )}
            ${(plot.bands ?? []).map(
              ({ name, colour }) =>
                html`<span class="legend-item"><i class="legend-band" .style=${`background:var(${colour})`}></i>${name}</span>`,
            )}
          </figcaption>`
          : ''
      }
      <live-chart role="img" aria-label=${label} .plot=${plot} .style=${`min-height:${plot.height ?? USUAL_HEIGHT}px`}></live-chart>
    </figure>
  `;
}

function shapeOf({ labels, series, lang }) {
  return JSON.stringify([labels, series.map(({ name, colour, as }) => [name, colour, as]), lang]);
}

function create(name, text) {
  const element = document.createElement('div');
  element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
}
