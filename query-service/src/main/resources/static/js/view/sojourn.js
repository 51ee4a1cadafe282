import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { flash } from './flash.js';
import { clock } from './marks.js';

const NARROWEST = 8; // the scale spans at least this factor

/**
 * Puts a length of stay on the scale all stages share, 0 to 1. It is logarithmic: minutes and years
 * both occur, and the eye should compare stages.
 */
export function timeScale(stages, now) {
  const lengths = stages
    .flatMap(({ dwell, visits }) => [dwell?.p50Seconds, dwell?.p90Seconds, openAge(visits, now)])
    .filter((seconds) => seconds > 0);
  const longest = Math.max(1, ...lengths);
  const shortest = Math.min(longest / NARROWEST, ...lengths.map((seconds) => seconds / 2));
  const at = (seconds) => Math.log(seconds / shortest) / Math.log(longest / shortest);
  return (seconds) => (seconds > 0 ? Math.min(1, Math.max(0, at(seconds))) : 0);
}

/** How long deals stay in a stage, and the one that has waited longest. */
export function sojourn(dwell, visits, scale, stuck, now, w, f, place) {
  const age = openAge(visits, now);
  const closed = dwell && dwell.p50Seconds !== null && dwell.p50Seconds !== undefined;
  return html`
    <div class="sojourn">
      ${
        closed
          ? html`<p class="sojourn-figures" title=${w.timeInStage}>
            ${clock()}<span class="sr">${w.timeInStage}: </span>
            <span><strong ${flash(f.duration(dwell.p50Seconds), place)}>${f.duration(dwell.p50Seconds)}</strong> ${w.p50}</span>
            <span><strong>${f.duration(dwell.p90Seconds)}</strong> ${w.p90}</span>
          </p>`
          : html`<p class="sojourn-figures">${clock()} ${dwell ? w.noVisitEnded : '–'}</p>`
      }
      <div class="track" aria-hidden="true">
        ${closed ? span(scale(dwell.p50Seconds), scale(dwell.p90Seconds)) : nothing}
        ${age === null ? nothing : html`<i class="track-oldest" .style=${`left:${scale(age) * 100}%`}></i>`}
      </div>
      <p class="oldest" data-stuck=${stuck}>
        ${
          age === null
            ? w.nobodyHere
            : html`${stuck ? html`<span class="badge" title=${w.oldestOpen}>${w.longest}</span>` : w.oldestOpen}
              <strong title=${f.moment(visits.oldestOpenEnteredAt)}>${f.duration(age)}</strong>`
        }
      </p>
    </div>
  `;
}

function span(from, to) {
  return html`
    <i class="track-span" .style=${`left:${from * 100}%;width:${(to - from) * 100}%`}></i>
    <i class="track-median" .style=${`left:${from * 100}%`}></i>
  `;
}

function openAge(visits, now) {
  const since = visits?.oldestOpenEnteredAt;
  return since ? Math.max(0, (now - Date.parse(since)) / 1000) : null;
}
