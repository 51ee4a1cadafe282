import { WHOLE } from './part.js';

/** The page's whole state. Views only read it; whoever learns something new calls change(). */
export const state = {
  lang: 'en',
  phase: 'loading', // loading · signed-out · no-pipelines · live
  session: null, // { user, owner, roles }
  notice: null, // why the person is signed out, a key of words
  problem: null, // { status, detail } of what went wrong last, until it goes right again
  pipelines: [],
  pipelineId: null,
  part: WHOLE, // of the pipeline, that is looked at alone
  names: {}, // by dimension, of which parts there are
  at: { view: 'board' }, // the view and what is chosen in it, as the address has it
  paused: false, // what is live stands still because the person wants it to
  commandUrl: '', // where commands go
  moving: {}, // deals on their way by a command of this page: id to where
  refusal: null, // of the last command: { id, name, to, status, rule, detail }
  done: null, // the last command that went well: { name, to }
  changedAt: 0, // when something last happened, by this machine's clock
  slash: true, // whether that key opens the search
  reading: 'visit', // which length of stay is shown
  links: {}, // per stream: connecting · live · broken
  metrics: {}, // over all of time, per metric: { items: Map, reasons, asOf }
  recent: {}, // the same of the last ninety days
  board: null,
  moves: null,
  freshAfter: Infinity, // moves with a higher position came in while watching
  deal: null, // the deal looked into: { id, name, items }
  scroll: null, // how far down the person was before leaving for the sign-in
  now: Date.now(),
  width: 0, // of the stages' strip, in CSS pixels
};

const BETWEEN = 100; // milliseconds from one drawing to the next: faster nobody reads
const REST = 3; // times what a drawing took: for scrolling, typing and what moves
const LONGEST_REST = 1_000;

let draw = () => {};
let planned = false;
let restUntil = 0;

export function onChange(render) {
  draw = render;
}

/** Takes the new parts over and draws: at once, or soon where it has only just drawn. */
export function change(parts) {
  Object.assign(state, parts);
  if (planned) return;
  planned = true;
  setTimeout(() => requestAnimationFrame(redraw), restUntil - performance.now());
}

function redraw() {
  planned = false;
  const begun = performance.now();
  restUntil = begun + BETWEEN;
  draw(state);
  setTimeout(() => rest(begun)); // after style, layout and paint: they are most of what it costs
}

/** Where a drawing takes long, as on a busy machine, the next one waits longer. */
function rest(begun) {
  const now = performance.now();
  restUntil = Math.max(restUntil, now + Math.min(LONGEST_REST, REST * (now - begun)));
}
