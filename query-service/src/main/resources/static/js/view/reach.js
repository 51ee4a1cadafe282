import { html } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { empty, orDash, panel, shown } from './shown.js';

/** Of the deals that entered a stage, how many came to each later one. */
export function reach(context, window) {
  const { w, f, figure, pipeline, figureHref } = context;
  const draw = ({ items }) => {
    const at = new Map(items.map((item) => [`${item.from}:${item.to}`, item]));
    const stages = pipeline.stages.filter((stage) => !stage.retired);
    if (!items.some((item) => item.entered > 0)) return empty(w.noEntries, w.noEntriesText);
    const goals = [...stages.slice(1).map(({ id, name }) => [id, name]), ['won', w.won]];
    return html`
      <div class="scroll-x" tabindex="0" role="group" aria-labelledby="reach-title">
        <table class="table heat">
          <thead>
            <tr><td></td>${goals.map(([, name]) => html`<th scope="col">${name}</th>`)}</tr>
          </thead>
          <tbody>
            ${stages.map(
              ({ id, name }) => html`<tr>
                <th scope="row">${name}</th>
                ${goals.map(([goal]) => {
                  const item = at.get(`${id}:${goal}`);
                  if (!item) return html`<td class="never"></td>`;
                  return html`<td .style=${`--heat:${item.rate ?? 0}`} title=${w.reachedOf(f.count(item.reached), f.count(item.entered))}>
                    <a href=${figureHref('reach', window, id, goal)}>${orDash(item.rate, f.whole)}</a>
                  </td>`;
                })}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `;
  };
  return panel('reach', w.reach, shown([figure('reach', window)], w, draw), {
    tag: w.windows[window],
    hint: w.hints.reach,
  });
}
