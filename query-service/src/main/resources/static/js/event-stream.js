import { ask, Problem } from './http.js';

const FIRST_WAIT = 500; // milliseconds, doubled with every failure
const LONGEST_WAIT = 15_000;
const A_BLIP = 3; // so many failures in a row are no news
const SILENCE = 45_000; // the service sends a comment every 15 s: silent for three, it is gone

/**
 * Follows server-sent events for ever, over fetch because EventSource cannot carry a token: comes
 * back after a break with Last-Event-ID, waiting longer each time.
 *
 * @param onEvent (type, data) for each event
 * @param onState (state, failure): connecting, live, broken, or lost where it stays broken
 * @returns {{pause: Function, go: Function}}
 */
export function follow(path, { onEvent, onState }) {
  let lastId = null;
  let failures = 0;
  let running = null;

  function tell(event) {
    try {
      onEvent(event.type, JSON.parse(event.data));
    } catch (fault) {
      reportError(fault); // the page's own fault is no reason to reconnect
    }
  }

  async function read(signal) {
    const headers = { Accept: 'text/event-stream' };
    if (lastId !== null) headers['Last-Event-ID'] = lastId;
    const silent = new AbortController();
    let watchdog = setTimeout(() => silent.abort(), SILENCE);
    try {
      const answer = await ask(path, { headers, signal: AbortSignal.any([signal, silent.signal]) });
      onState('live', null);
      failures = 0;
      const text = answer.body.pipeThrough(new TextDecoderStream());
      for await (const event of events(text, () => {
        clearTimeout(watchdog);
        watchdog = setTimeout(() => silent.abort(), SILENCE);
      })) {
        if (event.id !== null) lastId = event.id;
        if (event.data) tell(event);
      }
    } finally {
      clearTimeout(watchdog);
    }
  }

  async function run(signal) {
    onState('connecting', null);
    while (!signal.aborted) {
      let failure = null;
      try {
        await read(signal);
      } catch (thrown) {
        failure = thrown;
      }
      if (signal.aborted) return;
      failures += 1;
      onState(failures > A_BLIP ? 'lost' : 'broken', failure);
      await delay(waitAfter(failures, failure), signal);
    }
  }

  const handle = {
    go() {
      if (running) return;
      running = new AbortController();
      run(running.signal);
    },
    pause() {
      running?.abort();
      running = null;
    },
  };
  handle.go();
  return handle;
}

function waitAfter(failures, failure) {
  if (failure instanceof Problem && failure.retryAfter) return failure.retryAfter * 1000;
  const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1));
  return longest / 2 + (Math.random() * longest) / 2; // spread, so that not all come at once
}

function delay(milliseconds, signal) {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });
}

/** Parses the text of an event stream, in whatever pieces it comes. */
export async function* events(text, onBytes = () => {}) {
  let rest = '';
  let event = { type: 'message', id: null, data: '' };
  const reader = text.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    onBytes();
    const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    for (const line of lines) {
      if (line === '') {
        yield event;
        event = { type: 'message', id: null, data: '' };
        continue;
      }
      const colon = line.indexOf(':');
      if (colon === 0) continue;
      const field = colon < 0 ? line : line.slice(0, colon);
      const said = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
      if (field === 'event') event.type = said;
      else if (field === 'id') event.id = said;
      else if (field === 'data') event.data += (event.data && '\n') + said;
    }
  }
}
