import { formatsFor, plural } from './formats.js';

const f = formatsFor('en');
const counted = (n, more, one, other) =>
  `${f.count(n)}${more ? '+' : ''} ${plural('en', n, { one, other })}`;

/** What the search says. */
export const enSearch = {
  search: {
    title: 'Search',
    field: 'Search deals, notes and transcripts',
    hint: 'By any part of a deal’s name, by its number here or elsewhere, or by words of notes and transcripts.',
    where: 'Where to search',
    everywhere: 'All pipelines',
    found: 'What was found',
    texts: 'Said and written',
    foundDeals: (n, more) => counted(n, more, 'deal', 'deals'),
    foundTexts: (n, more) => counted(n, more, 'text', 'texts'),
    nothing: (asked) => `Nothing found for “${asked}”`,
    nothingText:
      'Any part of a name will do; a number must be whole. In notes and transcripts there must be every word, or one that begins with it.',
    lookEverywhere: 'Search all pipelines',
    asking: 'Searching…',
    asOfNow: 'You are looking at the past. The search answers as of now.',
    of: (name) => `about ${name}`,
    keys: { choose: 'choose', open: 'open', close: 'close', search: 'opens the search' },
  },
};
