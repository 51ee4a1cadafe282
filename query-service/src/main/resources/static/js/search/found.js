import { WHOLE } from '../part.js';
import { addressOf } from '../place.js';

/**
 * What is asked for: where, how many at first, and from how many letters on. One letter begins too
 * many words to be worth the asking.
 */
export const KINDS = {
  deals: { path: '/api/deals', first: 6, letters: 1, idOf: (deal) => deal.id },
  texts: {
    path: '/api/transcripts',
    first: 6,
    letters: 2,
    idOf: (text) => `${text.dealId}|${text.activityId}`,
  },
};

const MOST = 200; // the service gives no more at once

/** How many to ask for where so many were not all; null where no more are to be had. */
export const moreThan = (shown) => (shown < MOST ? Math.min(MOST, shown * 4) : null);

/** What can be chosen, in the order in which it is shown. */
export function optionsOf({ found, shown }, state) {
  return Object.keys(KINDS)
    .flatMap((kind) => optionsOfOne(kind, found[kind] ?? {}, shown[kind], state))
    .map((option, i) => ({ ...option, id: `search-option-${i}` }));
}

function optionsOfOne(kind, { items = [], more, asked }, shown, state) {
  const options = items.map((item) => ({
    kind,
    key: `${kind}:${KINDS[kind].idOf(item)}`,
    item,
    asked,
    href: hrefOf(item, state),
  }));
  if (more && moreThan(shown)) options.push({ kind, key: `more:${kind}`, wider: true });
  return options;
}

/** The deal's page in the pipeline it is in; the part that is looked at is one of this pipeline. */
function hrefOf(item, { pipelineId, part }) {
  const there = item.pipelineId ?? pipelineId;
  return addressOf({
    pipelineId: there,
    part: there === pipelineId ? part : WHOLE,
    at: { view: 'deal', id: item.dealId ?? item.id },
  });
}
