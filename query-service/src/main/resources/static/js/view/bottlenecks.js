import { html } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { empty, orDash, panel, shown } from './shown.js';

/** Where deals get stuck, in one list: the stage in which most time is waited beyond the usual. */
export function bottlenecks(state, context) {
  const { w, f, ask, segment, stageName, href } = context;
  const answer = ask('/api/metrics/bottleneck', { pipeline: state.pipelineId, segment });
  const draw = ({ items, reasons }) => {
    const most = Math.max(0, ...items.map((item) => item.waitingSeconds ?? 0));
    if (items.every((item) => item.openCount === 0)) return empty(w.nobodyWaits);
    return html`<ol class="ranks">
      ${items.map(
        (item) => html`<li data-stage=${item.stageId}>
          <span class="rank">${item.rank ?? '–'}</span>
          <h3>${stageName(item.stageId)}</h3>
          <span class="rank-figure">${
            item.waitingSeconds === null
              ? (w.reasons[reasons.waitingSeconds] ?? w.unknownReason)
              : html`<b>${f.duration(item.waitingSeconds)}</b> ${w.beyondUsual}`
          }</span>
          <span class="meter wide-meter" aria-hidden="true"><i .style=${`width:${most ? ((item.waitingSeconds ?? 0) / most) * 100 : 0}%`}></i></span>
          <small>${w.openDeals(item.openCount)} · ${w.usual} ${orDash(item.p50Seconds, f.duration)}</small>
        </li>`,
      )}
    </ol>
    <p class="panel-more"><a href=${href({ view: 'stuck' })}>${w.whoIsStuck}</a></p>`;
  };
  return panel('bottleneck', w.bottleneck, shown([answer], w, draw), {
    tag: w.now,
    hint: w.hints.bottleneck,
  });
}
