import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { Problem } from '../http.js';
import { cross, lens } from '../view/marks.js';
import { closeOutside, modal } from '../view/modal.js';
import { empty } from '../view/shown.js';
import { KINDS } from './found.js';
import { keyIn } from './keys.js';
import { deal, text, wider } from './options.js';

const LONGEST = 200; // characters: the service takes no longer question

/** The search: a field that is a combobox, and the list that it points into. */
export function dialog(search, state, context, act) {
  const { w } = context;
  const { options, chosen, waiting } = search;
  return html`
    <dialog
      class="search"
      aria-label=${w.search.title}
      @close=${(e) => e.currentTarget.isConnected && act.close()}
      @click=${closeOutside}
      ${modal()}
    >
      <div class="search-head">
        ${lens()}
        <input
          type="text"
          id="search-input"
          role="combobox"
          aria-label=${w.search.field}
          aria-autocomplete="list"
          aria-expanded=${options.length > 0}
          aria-controls="search-found"
          aria-activedescendant=${chosen?.id ?? nothing}
          placeholder=${w.search.field}
          maxlength=${LONGEST}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="go"
          autofocus
          @input=${(e) => act.type(e.target.value)}
          @keydown=${(e) => keyIn(e, act)}
        />
        <form method="dialog"><button class="quiet" aria-label=${w.close}>${cross()}</button></form>
      </div>
      <div class="search-where">
        ${state.pipelines.length > 1 ? where(search, context, act) : nothing}
        <span class="search-count" role="status">${said(search, w)}</span>
      </div>
      ${context.asOf ? html`<p class="search-now" id="search-now">${w.search.asOfNow}</p>` : nothing}
      ${failureOf(search, w)}
      <div
        class="search-found"
        id="search-found"
        role="listbox"
        aria-label=${w.search.found}
        aria-busy=${waiting.length > 0}
        ?hidden=${options.length === 0}
      >
        ${Object.keys(KINDS).map((kind) => group(kind, search, context, act))}
      </div>
      ${options.length === 0 ? instead(search, state, w, act) : nothing}
      <div class="search-foot">
        <p class="search-keys" aria-hidden="true">
          <span><kbd>↑</kbd> <kbd>↓</kbd> ${w.search.keys.choose}</span>
          <span><kbd>↵</kbd> ${w.search.keys.open}</span>
          <span><kbd>Esc</kbd> ${w.search.keys.close}</span>
        </p>
        <label>
          <input
            type="checkbox"
            id="search-slash"
            .checked=${state.slash}
            @change=${(e) => act.useSlash(e.target.checked)}
          />
          <span><kbd>/</kbd> ${w.search.keys.search}</span>
        </label>
      </div>
    </dialog>
  `;
}

function where({ everywhere }, { w, pipeline }, act) {
  const choice = (all, name) =>
    html`<button type="button" aria-pressed=${everywhere === all} @click=${() => act.lookIn(all)}>${name}</button>`;
  return html`
    <span class="switch" role="group" aria-label=${w.search.where}>
      ${choice(false, pipeline.name)} ${choice(true, w.search.everywhere)}
    </span>
  `;
}

/** How much was found; told to those who listen too. */
function said({ q, found, waiting, slow }, w) {
  if (slow) return w.search.asking;
  if (!q || waiting.length > 0 || failed(found)) return nothing;
  const { deals, texts } = found;
  const parts = [
    deals?.items.length ? w.search.foundDeals(deals.items.length, deals.more) : null,
    texts?.items.length ? w.search.foundTexts(texts.items.length, texts.more) : null,
  ].filter(Boolean);
  if (parts.length > 0) return parts.join(' · ');
  return html`<span class="sr">${w.search.nothing(q)}</span>`; // it is shown in the middle
}

function failureOf({ found }, w) {
  const failure = failed(found);
  if (!failure) return html`<div role="alert"></div>`;
  const { status, message } = failure;
  const line = failure instanceof Problem ? w.problem(status, message) : w.unreachable;
  return html`<div role="alert"><p class="panel-problem">${line}</p></div>`;
}

const failed = (found) => Object.values(found).find(({ failure }) => failure)?.failure ?? null;

/** The found of one kind under its name. */
function group(kind, { options, chosen, found }, context, act) {
  const own = options.filter((option) => option.kind === kind);
  if (own.length === 0) return nothing;
  const { w } = context;
  const draw = { deals: deal, texts: text }[kind];
  const cut = found[kind].more && !own.at(-1).wider;
  return html`
    <div role="group" class="search-group" aria-labelledby="search-${kind}">
      <div class="search-name" id="search-${kind}" role="presentation">
        ${kind === 'deals' ? w.deals : w.search.texts}
      </div>
      ${own.map((one) => (one.wider ? wider : draw)(one, one === chosen, context, act))}
      ${cut ? html`<div class="search-cut">${w.newestOnly(found[kind].items.length)}</div>` : nothing}
    </div>
  `;
}

/** What stands where there is nothing to choose. */
function instead({ q, found, waiting, everywhere }, state, w, act) {
  if (!q) return html`<p class="search-hint">${w.search.hint}</p>`;
  if (waiting.length > 0 || failed(found)) return nothing;
  return html`
    ${empty(w.search.nothing(q), w.search.nothingText)}
    ${
      everywhere || state.pipelines.length < 2
        ? nothing
        : html`<p class="search-elsewhere">
          <button type="button" class="plain" id="search-everywhere" @click=${() => act.lookIn(true)}>${w.search.lookEverywhere}</button>
        </p>`
    }
  `;
}
