import { render } from '../vendor/lit-html-3-3-3/lit-html.js';
import { arrival } from './arrival.js';
import { askJson, Problem } from './http.js';
import { findOwners, findPipelines, onFailure, stopWatching, watch } from './live.js';
import { language, remember, remembered, show, startingPlace } from './place.js';
import * as signIn from './sign-in.js';
import { SignedOut } from './sign-in.js';
import { change, onChange, state } from './store.js';
import { measured } from './view/measured.js';
import { page } from './view/page.js';
import { wordsFor } from './words.js';

const TICK = 15_000; // ages and times ago move on
const COPIED_FOR = 2_000;
const LOOK_AGAIN = 5_000; // for the first pipeline

const act = {
  measured,
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
    change({ ...place, ...(moved && { owners: [] }) });
    settle();
  },
  async copy(position, chain) {
    await navigator.clipboard.writeText(`${position} ${chain}`);
    change({ copied: position });
    setTimeout(() => change({ copied: null }), COPIED_FOR);
  },
  async look(id, name) {
    change({ deal: { id, name } });
    try {
      const { items } = await askJson(`/api/deals/${encodeURIComponent(id)}/timeline`);
      if (state.deal?.id === id) change({ deal: { id, name, items } });
    } catch (failure) {
      if (!(failure instanceof Problem)) return onFailure(failure);
      const problem = { status: failure.status, detail: failure.message };
      if (state.deal?.id === id) change({ deal: { id, name, problem } });
    }
  },
  lookAway: () => change({ deal: null }),
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
      problem: null,
    });
    if (session) await enter();
  } catch (failure) {
    if (!(failure instanceof SignedOut)) setTimeout(start, LOOK_AGAIN);
    if (failure instanceof TypeError) unreachable(failure);
    else onFailure(failure);
  }
}

async function enter() {
  const items = await findPipelines();
  if (items.length === 0) {
    change({ phase: 'no-pipelines' });
    setTimeout(start, LOOK_AGAIN);
    return;
  }
  change({ ...startingPlace(items), phase: 'live' });
  settle();
}

/** Shows the place in the state. */
function settle() {
  show(state);
  watch(state, arrival);
  findOwners(state.pipelineId).catch(onFailure);
}

onChange((now) => {
  document.documentElement.lang = now.lang;
  const name = now.pipelines.find((p) => p.id === now.pipelineId)?.name;
  document.title = name ? `${name} · Dealstream` : `Dealstream · ${wordsFor(now.lang).tagline}`;
  render(page(now, act), document.getElementById('page'));
  if (now.scroll && now.board) {
    scrollTo(0, now.scroll);
    now.scroll = null;
  }
});

change({ lang: language(), reading: remembered('reading') ?? state.reading });
setInterval(() => change({ now: Date.now() }), TICK);
start();
