import { askJson, Problem } from './http.js';
import { onFailure } from './live.js';
import { change, state } from './store.js';

/**
 * What the views ask of the service, kept by its address: asked for when a view first shows it, and
 * again when something has happened since, but not more often than is worth it.
 */
const FRESH = 5_000; // milliseconds
const ANYWAY = 60_000; // not all that changes is told by a stream: alerts come by the clock
const AT_ONCE = 4; // the service has others to answer too
const KEPT = 600;
const AGAIN = 10_000; // after a no

const SOON = 15_000; // a rest that ends later is waited for by no timer

const kept = new Map();
const waiting = [];
let under = 0;
let looking; // the timer that looks again when a rest is over

const NOTHING = { data: null, problem: null };

/**
 * The answer as far as it is known; asking for it is begun where it is not.
 *
 * @param rest how long it may be taken for true whatever happens, in milliseconds
 * @returns {{data: ?object, problem: ?object}}
 */
export function answer(path, rest = FRESH) {
  const known = kept.get(path);
  if (!known || (!known.asking && isOld(known, rest))) begin(path, known);
  else if (!known.asking && state.changedAt > known.at) lookAgain(known.at + rest - Date.now());
  return kept.get(path) ?? NOTHING;
}

/** Makes sure that whatever is shown next has been asked for from now on. */
export function outdate() {
  for (const one of kept.values()) one.at = 0;
  change({ changedAt: Date.now() });
}

/** Something has happened since, but it is too soon to ask again. */
function lookAgain(wait) {
  if (looking || wait < 0 || wait > SOON || state.paused) return;
  looking = setTimeout(() => {
    looking = null;
    change({});
  }, wait);
}

function isOld({ at, problem }, rest) {
  if (state.paused || state.at.asOf) return problem !== null && Date.now() - at > AGAIN;
  const age = Date.now() - at;
  if (problem) return age > AGAIN;
  if (document.hidden) return false;
  return (state.changedAt > at && age > rest) || age > Math.max(rest, ANYWAY);
}

function begin(path, known) {
  kept.delete(path);
  kept.set(path, { ...NOTHING, ...known, asking: true });
  if (kept.size > KEPT) kept.delete(kept.keys().next().value);
  waiting.push(path);
  next();
}

function next() {
  while (under < AT_ONCE && waiting.length > 0) {
    under += 1;
    read(waiting.shift()).finally(() => {
      under -= 1;
      next();
    });
  }
}

async function read(path) {
  const at = Date.now();
  try {
    const data = await askJson(path);
    kept.set(path, { data, problem: null, at, asking: false });
  } catch (failure) {
    const said = failure instanceof Problem;
    const problem = said ? { status: failure.status, detail: failure.message } : {};
    kept.set(path, { data: kept.get(path)?.data ?? null, problem, at, asking: false });
    if (!said) onFailure(failure);
  }
  change({});
}
