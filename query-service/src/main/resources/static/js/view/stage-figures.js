import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { flash } from './flash.js';
import { sojourn } from './sojourn.js';

/** What has become of the deals that entered a stage, and how long they stay. */
export function stageFigures(
  { stageId, entries, dwell, visits },
  { w, f, place },
  scale,
  stuck,
  now,
) {
  const percent = (value) => (value === null || value === undefined ? '–' : f.percent(value));
  const rate = (name, hint, value) => html`
    <div class="rate" title=${hint}>
      <dt>${name}</dt>
      <dd>
        <span ${flash(percent(value), place)}>${percent(value)}</span>
        <span class="meter" aria-hidden="true"><i .style=${`width:${(value ?? 0) * 100}%`}></i></span>
      </dd>
    </div>
  `;
  return html`
    <div class="figures" data-stage=${stageId}>
      <dl>
        <div class="still">
          <dt>${w.stillThere}</dt>
          <dd>
            <span ${flash(entries?.stillThere, place)}>${entries ? f.count(entries.stillThere) : '–'}</span>
            ${entries?.movedBack ? html`<small>${w.movedBack(entries.movedBack)}</small>` : nothing}
          </dd>
        </div>
        ${rate(w.advanceRate, w.advanceRateHint, entries?.advanceRate)}
        ${rate(w.winFromHere, w.winFromHereHint, entries?.winRate)}
      </dl>
      ${sojourn(dwell, visits, scale, stuck, now, w, f, place)}
    </div>
  `;
}
