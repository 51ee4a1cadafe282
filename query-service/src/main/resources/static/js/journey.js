import { arrival } from './arrival.js';
import { findNames, onFailure, stopWatching, watch } from './live.js';
import { partIn, segmentOf } from './part.js';
import { forgetThePast, lookBack } from './past.js';
import { choicesIn, enter, show } from './place.js';
import { change, state } from './store.js';

/** Shows the place in the state. */
export function settle() {
  show(state);
  follow();
  findNames(state.pipelineId).catch(onFailure);
}

function follow() {
  change({ paused: false });
  forgetThePast();
  stopWatching();
  if (state.at.asOf) lookBack(state).catch(onFailure);
  else watch(state, arrival);
}

/** Goes where a link leads, and leaves a way back. */
export function go({ pipelineId, part, at }) {
  enter({ pipelineId, part, at });
  arrive({ pipelineId, part, at });
}

function arrive(place) {
  const elsewhere =
    place.pipelineId !== state.pipelineId || segmentOf(place.part) !== segmentOf(state.part);
  const otherTime = place.at.asOf !== state.at.asOf;
  if (place.at.view !== state.at.view) scrollTo(0, 0);
  change({ ...place, deal: null });
  if (elsewhere) settle();
  else if (otherTime) follow();
}

function placeOf(search) {
  const said = new URLSearchParams(search);
  return {
    pipelineId: said.get('pipeline') ?? state.pipelineId,
    part: partIn(search),
    at: choicesIn(search),
  };
}

addEventListener('popstate', () => {
  if (state.phase === 'live') arrive(placeOf(location.search));
});

/** A link within the page keeps the page. */
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="?"]');
  const plain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !plain || event.button !== 0 || event.defaultPrevented) return;
  event.preventDefault();
  go(placeOf(link.getAttribute('href')));
});
