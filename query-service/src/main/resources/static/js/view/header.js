import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { later, newestAsOf } from '../figures.js';
import { DIMENSIONS, partName, partOf, segmentOf, WHOLE, withNames } from '../part.js';
import { shortcuts } from '../search/keys.js';
import { lens, mark } from './marks.js';

const BEHIND = 2; // seconds by which figures may lag before that is worth saying

export function header(state, { w, f, pipeline }, act) {
  return html`
    <header class="top">
      <a class="skip" href="#view">${w.skip}</a>
      <span class="brand">${mark()}<span class="brand-name">Dealstream</span></span>
      ${pipeline ? places(state, w, act) : nothing}
      ${pipeline ? connection(state, w, f) : nothing}
      <span class="spacer"></span>
      ${pipeline ? search(state, w, act) : nothing}
      <span class="languages" role="group" aria-label=${w.language}>
        ${['en', 'pl'].map(
          (lang) =>
            html`<button
              type="button"
              lang=${lang}
              aria-pressed=${state.lang === lang}
              @click=${() => act.speak(lang)}
            >
              ${lang.toUpperCase()}
            </button>`,
        )}
      </span>
      ${state.session ? person(state.session, w, act) : nothing}
    </header>
  `;
}

function places(state, w, act) {
  return html`
    <h1 class="choice choice-pipeline">
      <select
        id="pipeline"
        aria-label=${w.pipeline}
        @focus=${act.findPipelines}
        @change=${(e) => act.turnTo({ pipelineId: e.target.value, part: WHOLE })}
      >
        ${state.pipelines.map(
          (p) =>
            html`<option value=${p.id} ?selected=${p.id === state.pipelineId}>${p.name}</option>`,
        )}
      </select>
    </h1>
    <span class="choice">
      <select
        id="part"
        aria-label=${w.part}
        .value=${segmentOf(state.part)}
        @change=${(e) => act.turnTo({ part: partOf(e.target.value) })}
      >
        ${parts(state, w)}
      </select>
    </span>
  `;
}

/** Looks like a field, and opens the dialog that has it. */
function search({ slash }, w, act) {
  return html`
    <button
      type="button"
      class="search-open"
      id="search-open"
      aria-haspopup="dialog"
      aria-keyshortcuts=${shortcuts(slash)}
      aria-label=${w.search.field}
      @click=${act.search}
    >
      ${lens()} <span class="search-open-word">${w.search.title}</span> ${slash ? html`<kbd>/</kbd>` : nothing}
    </button>
  `;
}

/** All, oneself, and then whoever and whatever there is, by kind. */
function parts({ part, names, session }, w) {
  const me = session?.owner;
  const chosen = segmentOf(part);
  const known = withNames(names, [part]); // also while the names are still being asked for
  const option = (one, name = partName(one, w)) => {
    const segment = segmentOf(one);
    return html`<option value=${segment} ?selected=${segment === chosen}>${name}</option>`;
  };
  const group = (dimension) => {
    const others = known[dimension].filter((name) => dimension !== 'owner' || name !== me);
    return others.length === 0
      ? nothing
      : html`<optgroup label=${w.partKinds[dimension]}>
          ${others.map((name) => option({ [dimension]: name }))}
        </optgroup>`;
  };
  return html`
    ${option(WHOLE)} ${me ? option({ owner: me }, w.me(me)) : nothing} ${DIMENSIONS.map(group)}
  `;
}

/** Whether what is shown may be older than it looks: the service does not answer. */
export const isStale = ({ links, at }) =>
  !at.asOf && Object.values(links).some((link) => link === 'broken' || link === 'lost');

/** Live or not, of when the newest event is, and how far the figures are behind it. */
function connection(state, w, f) {
  if (state.at.asOf) return nothing; // the bar of times says so
  const links = Object.values(state.links);
  const broken = links.includes('broken') || links.includes('lost');
  const live = !broken && links.length > 0 && links.every((link) => link === 'live');
  const figures = newestAsOf(state.metrics);
  const event = state.moves?.[0]?.recordedAt;
  const newest = later(figures, event);
  const is = state.paused ? 'paused' : live ? 'live' : broken ? 'broken' : 'connecting';
  const said = { paused: w.paused, live: w.live, broken: w.reconnecting, connecting: w.connecting };
  const time = newest && f.clock(newest, state.now);
  const behind = live && figures && event ? (Date.parse(event) - Date.parse(figures)) / 1000 : 0;
  return html`
    <span class="connection" data-state=${is}>
      <span class="connection-dot" aria-hidden="true"></span>
      <span role="status">${said[is]}</span>
      <span class="connection-time">
        ${time ? (is === 'live' ? w.newestEvent(time) : w.figuresOf(time)) : is === 'live' ? w.noEventYet : nothing}
      </span>
      ${behind > BEHIND ? html`<span class="badge" id="lag">${w.behind(f.duration(behind))}</span>` : nothing}
    </span>
  `;
}

function person({ user }, w, act) {
  return html`
    <span class="person" title=${w.signedInAs(user)}>
      <span class="person-name" id="person">${user}</span>
      <button type="button" class="quiet" @click=${act.signOut}>${w.signOut}</button>
    </span>
  `;
}
