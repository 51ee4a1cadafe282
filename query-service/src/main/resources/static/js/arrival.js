import { rush } from './rush.js';
import { change, state } from './store.js';
import { travel } from './view/travellers.js';
import { wordsFor } from './words.js';

const BETWEEN = 30_000; // a screen reader hears of new moves at most so often, in milliseconds

let unsaid = 0;
let saidAt = 0;
let later;

/** New moves came in: they are seen travelling, and said in one line for those who listen. */
export function arrival(moves) {
  const picture = document.querySelector('svg.flow');
  if (!rush(moves.length)) travel(picture, picture?.picture, moves);
  unsaid += moves.length;
  clearTimeout(later);
  later = setTimeout(say, Math.max(0, saidAt + BETWEEN - Date.now()));
}

function say() {
  change({ said: wordsFor(state.lang).newMoves(unsaid) });
  unsaid = 0;
  saidAt = Date.now();
}
