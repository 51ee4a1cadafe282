import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { bottlenecks } from './bottlenecks.js';
import { dwells } from './dwells.js';
import { reach } from './reach.js';
import { choices, empty, orDash, panel, shown } from './shown.js';
import { timeBar } from './time-bar.js';

export const WINDOWS = ['all', 'trailing90', 'quarter', 'month'];
const ENDINGS = ['won', 'advanced', 'stillThere', 'movedBack', 'other', 'lost'];

/** How deals flow through the stages, how long they stay, where they get stuck, how far they come. */
export function flowView(state, context, act) {
  const { w, href } = context;
  const window = WINDOWS.includes(state.at.window) ? state.at.window : 'all';
  return html`
    ${timeBar(state, context, act)}
    <div class="view-head">
      <h1>${w.views.flow}</h1>
      ${choices(
        w.window,
        WINDOWS.map((one) => [one, w.windows[one]]),
        window,
        (value) => href({ window: value === 'all' ? undefined : value }),
      )}
    </div>
    <div class="parts">
      ${conserved(context, window)} ${dwells(state, context, window, act)}
      ${context.asOf ? nothing : bottlenecks(state, context)} ${reach(context, window)}
    </div>
  `;
}

/** Each entry ends in exactly one way: the parts of a bar are all of it, at every instant. */
function conserved(context, window) {
  const { w, figure, pipeline } = context;
  const draw = (answer) => {
    const items = answer.items.filter(
      (item) => item.entered > 0 || !retired(pipeline, item.stageId),
    );
    const most = Math.max(0, ...items.map((item) => item.entered));
    if (most === 0) return empty(w.noEntries, w.noEntriesText);
    return html`<ol class="funnel">${items.map((item) => row(item, most, window, context))}</ol>`;
  };
  return panel('conserved', w.conserved, shown([figure('stage-entries', window)], w, draw), {
    wide: true,
    tag: w.windows[window],
    hint: w.hints.conserved,
    aside: legend(w),
  });
}

function retired(pipeline, stageId) {
  return pipeline.stages.find((stage) => stage.id === stageId)?.retired ?? false;
}

function row(item, most, window, { w, f, stageName, figureHref }) {
  const parts = { ...item, other: item.handedOff + item.merged + item.deleted };
  const said = ENDINGS.filter((ending) => parts[ending] > 0);
  const words = said.map((ending) => `${f.count(parts[ending])} ${w.endings[ending]}`);
  return html`
    <li class="funnel-row" data-stage=${item.stageId}>
      <h3>${stageName(item.stageId)}</h3>
      <a class="figure-link" href=${figureHref('stage-entries', window, item.stageId)} title=${w.showDeals}>
        <b>${f.count(item.entered)}</b> ${w.entered}
      </a>
      <div class="funnel-bar" role="img" aria-label=${`${f.count(item.entered)} = ${words.join(' + ')}`}>
        ${said.map(
          (ending) =>
            html`<i data-ending=${ending} title=${`${f.count(parts[ending])} ${w.endings[ending]}`} .style=${`width:${(parts[ending] / most) * 100}%`}></i>`,
        )}
      </div>
      <p class="funnel-words">
        ${said.map(
          (ending) =>
            html`<span><i data-ending=${ending} aria-hidden="true"></i><b>${f.count(parts[ending])}</b> ${w.endings[ending]}</span>`,
        )}
      </p>
      <dl class="funnel-rates">
        <div title=${w.advanceRateHint}><dt>${w.advanceRate}</dt><dd>${orDash(item.advanceRate, f.percent)}</dd></div>
        <div title=${w.winFromHereHint}><dt>${w.winFromHere}</dt><dd>${orDash(item.winRate, f.percent)}</dd></div>
      </dl>
    </li>
  `;
}

function legend(w) {
  return html`<span class="legend" aria-hidden="true">
    ${ENDINGS.map(
      (ending) =>
        html`<span class="legend-item"><i data-ending=${ending}></i>${w.endings[ending]}</span>`,
    )}
  </span>`;
}
