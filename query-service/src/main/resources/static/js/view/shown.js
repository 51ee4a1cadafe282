import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';

/**
 * Draws what was answered once all of it is there; until then that it is coming, or why it is not.
 *
 * @param answers as context.ask gives them
 * @param draw takes what they hold, in their order
 */
export function shown(answers, w, draw) {
  const missing = answers.find(({ data }) => data === null);
  if (!missing) return draw(...answers.map(({ data }) => data));
  const { problem } = answers.find((one) => one.data === null && one.problem) ?? missing;
  if (!problem)
    return html`<div class="coming" role="status"><span class="sr">${w.loading}</span><i></i><i></i><i></i></div>`;
  const said = problem.status ? w.problem(problem.status, problem.detail) : w.unreachable;
  return html`<p class="panel-problem">${said}</p>`;
}

/** A part of a view with its title, what it covers, and what can be chosen in it. */
export function panel(id, title, body, { tag, aside, wide = false, hint } = {}) {
  return html`
    <section class="panel part-of-view ${wide ? 'wide' : ''}" id=${id} aria-labelledby="${id}-title">
      <header class="panel-head">
        <h2 id="${id}-title">${title} ${tag ? html`<span class="tag">${tag}</span>` : nothing}</h2>
        ${aside ?? nothing}
      </header>
      ${hint ? html`<p class="panel-hint">${hint}</p>` : nothing} ${body}
    </section>
  `;
}

/** Nothing to show, and that is no failure. */
export const empty = (title, text) =>
  html`<div class="empty"><b>${title}</b>${text ? html`<p>${text}</p>` : nothing}</div>`;

/** Links of which one is the present choice. */
export function choices(label, options, chosen, hrefOf) {
  return html`
    <span class="switch" role="group" aria-label=${label}>
      ${options.map(
        ([value, name]) =>
          html`<a href=${hrefOf(value)} aria-current=${value === chosen ? 'true' : nothing} data-choice=${value}>${name}</a>`,
      )}
    </span>
  `;
}

/** The figures of a chart in a table, for those who read rather than look. */
export function asTable(w, caption, heads, rows) {
  return html`
    <details class="as-table">
      <summary>${w.asTable}</summary>
      <div class="scroll-x" tabindex="0" role="group" aria-label=${caption}>
        <table class="table">
          <caption class="sr">${caption}</caption>
          <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
          <tbody>
            ${rows.map(
              ([first, ...others]) =>
                html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  `;
}

/** The figures of a chart in a sentence. */
export const spoken = (labels, values) =>
  labels.map((label, i) => `${label}: ${values[i]}`).join('; ');

/** What has no value is a dash. */
export const orDash = (value, format) =>
  value === null || value === undefined ? '–' : format(value);
