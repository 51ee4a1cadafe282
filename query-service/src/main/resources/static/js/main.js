import { render } from '../vendor/lit-html-3-3-3/lit-html.js';
import * as commands from './commands.js';
import { askJson, Problem } from './http.js';
import { go, settle } from './journey.js';
import { findPipelines, goOn, onFailure, rest, stopWatching } from './live.js';
import { language, remember, remembered, startingPlace, VIEWS } from './place.js';
import { closeSearch, openSearch } from './search/search.js';
import * as signIn from './sign-in.js';
import { SignedOut } from './sign-in.js';
import { change, onChange, state } from './store.js';
import { measured } from './view/measured.js';
import { page } from './view/page.js';
import { wordsFor } from './words.js';

const TICK = 15_000; // ages and times ago move on
const COPIED_FOR = 2_000;
const LOOK_AGAIN = 5_000; // for the first pipeline

let shownView;

const act = {
  measured,
  ...commands,
  signIn: () => signIn.begin().catch(unreachable),
  signOut() {
    stopWatching();
    signIn.end().catch(unreachable);
  },
  speak(lang) {
    remember('language', lang);
    change({ lang });
  },
  read(reading) {
    remember('reading', reading);
    change({ reading });
  },
  turnTo(place) {
    const moved = place.pipelineId && place.pipelineId !== state.pipelineId;
    if (moved) remember('pipeline', place.pipelineId);
    const view = VIEWS.includes(state.at.view) ? state.at.view : 'board'; // a deal stays behind
    change({ ...place, ...(moved && { names: {}, at: { view } }) });
    settle();
  },
  /** Chooses something within the view, or another view. */
  choose(choices) {
    go({ ...state, at: { ...state.at, ...choices } });
  },
  /** Shows the next page of a list too, until the person goes elsewhere. */
  more(cursor) {
    const { of, cursors } = state.morePages ?? {};
    const before = of === location.search ? cursors : [];
    change({ morePages: { of: location.search, cursors: [...before, cursor] } });
  },
  pause() {
    rest();
    change({ paused: true, pausedAt: new Date().toISOString() });
  },
  goOn() {
    change({ paused: false });
    goOn();
  },
  async copy(position, chain) {
    await navigator.clipboard.writeText(`${position} ${chain}`);
    change({ copied: position });
    setTimeout(() => change({ copied: null }), COPIED_FOR);
  },
  async look(id, name, wanted = null) {
    change({ deal: { id, name, wanted } });
    try {
      const { items } = await askJson(`/api/deals/${encodeURIComponent(id)}/timeline`);
      if (state.deal?.id === id) change({ deal: { id, name, wanted, items } });
    } catch (failure) {
      if (!(failure instanceof Problem)) return onFailure(failure);
      const problem = { status: failure.status, detail: failure.message };
      if (state.deal?.id === id) change({ deal: { id, name, wanted, problem } });
    }
  },
  lookAway: () => change({ deal: null }),
  search: openSearch,
  findPipelines: () => findPipelines().catch(onFailure),
};

function unreachable(failure) {
  change({ problem: {} });
  onFailure(failure);
}

/** Comes in, and looks again for as long as a service it needs cannot be reached. */
async function start() {
  if (!isSecureContext) {
    change({ phase: 'signed-out', notice: 'insecure' });
    return;
  }
  try {
    const config = await (await fetch('/config.json', { cache: 'no-store' })).json();
    const { session, notice, scroll } = await signIn.resume(config);
    change({
      session,
      notice,
      scroll: scroll ?? state.scroll,
      phase: session ? state.phase : 'signed-out',
      commandUrl: config.commandUrl.replace(/\/$/, ''),
      problem: null,
    });
    if (session) await comeIn();
  } catch (failure) {
    if (!(failure instanceof SignedOut)) setTimeout(start, LOOK_AGAIN);
    if (failure instanceof TypeError) unreachable(failure);
    else onFailure(failure);
  }
}

async function comeIn() {
  const items = await findPipelines();
  if (items.length === 0) {
    change({ phase: 'no-pipelines' });
    setTimeout(start, LOOK_AGAIN);
    return;
  }
  change({ ...startingPlace(items), phase: 'live' });
  settle();
}

onChange((now) => {
  const w = wordsFor(now.lang);
  document.documentElement.lang = now.lang;
  const name = now.pipelines.find((p) => p.id === now.pipelineId)?.name;
  const view = now.at.view === 'board' ? null : w.views[now.at.view];
  document.title = name
    ? [view, name, 'Dealstream'].filter(Boolean).join(' · ')
    : `Dealstream · ${w.tagline}`;
  render(page(now, act), document.getElementById('page'));
  if (now.phase !== 'live') closeSearch();
  if (shownView !== now.at.view) {
    shownView = now.at.view;
    const tab = document.querySelector('.views [aria-current]');
    tab?.scrollIntoView({ block: 'nearest', inline: 'center' }); // on a phone there is not room for all
  }
  if (now.scroll && now.board) {
    scrollTo(0, now.scroll);
    now.scroll = null;
  }
});

change({
  lang: language(),
  reading: remembered('reading') ?? state.reading,
  slash: remembered('slash') !== 'off',
});
setInterval(() => change({ now: Date.now() }), TICK);
start();
