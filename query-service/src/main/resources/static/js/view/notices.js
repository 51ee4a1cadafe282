import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { outcomesOf } from '../figures.js';
import { isWhole, partName, WHOLE } from '../part.js';
import { mark } from './marks.js';

export function problemLine(state, w) {
  const lost = Object.values(state.links).includes('lost');
  if (!state.problem && !lost) return html`<div role="alert"></div>`;
  const { status, detail } = state.problem ?? {};
  const said = status !== undefined ? w.problem(status, detail) : w.unreachable;
  return html`<div role="alert"><p class="problem">${said}</p></div>`;
}

export function welcome(state, w, act) {
  return html`
    <main class="welcome">
      ${mark()}
      <h1>${w.welcome}</h1>
      <p>${state.notice ? w[state.notice] : w.welcomeText}</p>
      <button type="button" class="primary" id="sign-in" @click=${act.signIn}>${w.signIn}</button>
    </main>
  `;
}

export function noPipelines(w) {
  return html`
    <main class="welcome">
      ${mark()}
      <h1>${w.noPipelines}</h1>
      <p>${w.noPipelinesText} <code>POST /api/pipelines</code></p>
    </main>
  `;
}

export function noDeals(state, { w, pipeline }, act) {
  if (!isEmpty(state)) return nothing;
  if (!isWhole(state.part)) {
    return html`<div class="hint">
      <h2>${w.noDealsOf(partName(state.part, w))}</h2>
      <button type="button" class="primary" @click=${() => act.turnTo({ part: WHOLE })}>${w.showEveryone}</button>
    </div>`;
  }
  return html`<div class="hint">
    <h2>${w.noDeals}</h2>
    <p>${w.noDealsText} <code>./dealstream import FILE --pipeline ${pipeline.id}</code></p>
  </div>`;
}

function isEmpty({ board, metrics }) {
  if (!board || !metrics['win-rate']) return false;
  const { won, lost } = outcomesOf({ board, metrics });
  return won.count + lost.count + board.stages.reduce((sum, stage) => sum + stage.count, 0) === 0;
}
