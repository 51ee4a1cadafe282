import { nothing, render } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { findPipelines, onFailure } from '../live.js';
import { remember } from '../place.js';
import { SignedOut } from '../sign-in.js';
import { change, state } from '../store.js';
import { contextOf } from '../view/context.js';
import { asking } from './asking.js';
import { dialog } from './dialog.js';
import { KINDS, moreThan, optionsOf } from './found.js';
import { opens } from './keys.js';

/**
 * The search: what it knows, and what is done in it. It is drawn by itself and at once, not with
 * the page, whose drawings wait for each other. What is searched for stands here alone, in no
 * address and no storage, and is gone when the dialog closes: names are personal data.
 */
const PAUSE = 150; // milliseconds without a key until it is asked
const LONG = 400; // until it is said that it takes time

const BOTH = Object.keys(KINDS);
const asked = ofEach((kind) => asking(KINDS[kind].path, (...said) => told(kind, ...said)));

let now = null; // null while closed
let slow; // the timer

const unasked = (q) => ({
  q,
  shown: ofEach((kind) => KINDS[kind].first),
  found: {}, // by kind: { items, more, asked } or { failure }
  waiting: [], // kinds that are not answered yet
  slow: false,
  active: null, // the key of what was pointed at
  hurried: false, // Enter came before the answer
});

export function openSearch() {
  if (now) document.getElementById('search-input').select();
  else if (state.phase === 'live') set({ ...unasked(''), everywhere: false });
}

/** Forgets all of it. */
export function closeSearch() {
  if (!now) return;
  stop();
  now = null;
  place().querySelector('dialog').close(); // gives the focus back
  render(nothing, place());
}

const act = {
  close: closeSearch,
  type(text) {
    const q = text.replace(/\p{Cc}/gu, ' ').trim();
    if (q === now.q) return;
    stop();
    set({ ...unasked(q), found: q ? now.found : {} });
    if (q) ask(BOTH, PAUSE);
  },
  lookIn(everywhere) {
    set({ everywhere, shown: unasked('').shown, active: null });
    if (everywhere) findPipelines().then(() => set({}), onFailure);
    if (now.q) ask(BOTH, 0);
    document.getElementById('search-input').focus();
  },
  point: (key) => key !== now.active && set({ active: key }),
  /** Points at another. @param next which, of the present one's place and how many there are */
  step(next) {
    const { options } = now;
    const to = options[next(options.indexOf(activeOf(now)), options.length)];
    set({ active: to?.key ?? null });
    document.querySelector('.search [aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  },
  enter() {
    const option = activeOf(now);
    if (option) choose(option);
    else set({ hurried: now.waiting.length > 0 });
  },
  /** Whether a slash alone opens the search, from now on and the next time. */
  useSlash(slash) {
    remember('slash', slash ? null : 'off');
    change({ slash });
    set({});
  },
  /** What a click on a link does before the page follows it. */
  leave(event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return; // opens beside
    closeSearch();
    document.getElementById('view').focus({ preventScroll: true });
  },
  widen(kind) {
    const last = now.options.findLast((option) => option.kind === kind && !option.wider);
    set({ shown: { ...now.shown, [kind]: moreThan(now.shown[kind]) }, active: last.key });
    ask([kind], 0);
  },
};

function ask(kinds, pause) {
  const query = { q: now.q, ...(!now.everywhere && { pipeline: state.pipelineId }) };
  const worth = kinds.filter((kind) => now.q.length >= KINDS[kind].letters);
  const found = { ...now.found }; // stays until there is something newer
  for (const kind of kinds) if (!worth.includes(kind)) delete found[kind];
  set({
    found,
    waiting: BOTH.filter((kind) => worth.includes(kind) || now.waiting.includes(kind)),
  });
  for (const kind of worth) asked[kind].ask({ ...query, limit: now.shown[kind] }, pause);
  clearTimeout(slow);
  slow = setTimeout(() => set({ slow: now?.waiting.length > 0 }), pause + LONG);
}

function told(kind, answer, failure) {
  const waiting = now.waiting.filter((other) => other !== kind);
  const known = answer && { items: answer.items, more: answer.next !== null, asked: now.q };
  set({
    found: { ...now.found, [kind]: known ?? { failure } },
    waiting,
    slow: now.slow && waiting.length > 0,
  });
  if (failure instanceof SignedOut) onFailure(failure);
  const option = now.hurried && activeOf(now);
  if (option) choose(option);
}

function stop() {
  clearTimeout(slow);
  for (const kind of BOTH) asked[kind].stop();
}

/** What Enter opens: what was pointed at, else the first, once it is known what that is. */
function activeOf({ options, active, waiting }) {
  const pointedAt = options.find(({ key }) => key === active);
  const known = !waiting.includes(BOTH[0]) && !waiting.includes(options[0]?.kind);
  return pointedAt ?? (known ? options[0] : null) ?? null;
}

function choose({ kind, id, wider }) {
  if (wider) act.widen(kind);
  else document.getElementById(id).click();
}

function set(parts) {
  if (!now && !('q' in parts)) return; // closed meanwhile
  now = { ...now, ...parts };
  now.options = optionsOf(now, state);
  render(dialog({ ...now, chosen: activeOf(now) }, state, contextOf(state), act), place());
}

function place() {
  return document.getElementById('search');
}

function ofEach(make) {
  return Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, make(kind)]));
}

addEventListener('popstate', closeSearch);
addEventListener('keydown', (event) => {
  if (state.phase !== 'live' || !opens(event, state.slash)) return;
  event.preventDefault();
  openSearch();
});
