import { askJson, Problem } from '../http.js';

const AGAIN = 3_000; // milliseconds after nobody answered

/**
 * Asks one question at a time: a newer one takes the older one back, whether that still waits, is
 * on its way or is being read. Where nobody answers it is asked again.
 *
 * @param told is given the answer, or null and why there is none
 */
export function asking(path, told) {
  let timer;
  let mine = new AbortController();

  function stop() {
    clearTimeout(timer);
    mine.abort();
  }

  async function send(query, { signal }) {
    let answer = null;
    let failure = null;
    try {
      answer = await askJson(`${path}?${new URLSearchParams(query)}`, { signal });
    } catch (no) {
      failure = no;
    }
    if (signal.aborted) return;
    const wait = failure ? waitAfter(failure) : null;
    if (wait !== null) timer = setTimeout(send, wait, query, mine);
    told(answer, failure);
  }

  return {
    stop,
    /** @param pause how long to wait for a newer one, in milliseconds */
    ask(query, pause) {
      stop();
      mine = new AbortController();
      timer = setTimeout(send, pause, query, mine);
    },
  };
}

/** Milliseconds until it is worth asking again; null where the answer would be the same. */
function waitAfter(failure) {
  if (!(failure instanceof Problem)) return AGAIN;
  if (failure.retryAfter) return failure.retryAfter * 1_000;
  return failure.status >= 500 ? AGAIN : null;
}
