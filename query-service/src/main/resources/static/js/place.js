import { partIn } from './part.js';

/**
 * Where the person stands: pipeline, part of it, view and what is chosen in it, and language. The address
 * says it, so that it can be sent and survives a sign-in; what was chosen this browser remembers for
 * the next visit.
 */
const LANGUAGES = ['en', 'pl'];
const OF_A_BENCHMARK = /^bench-/;

export const VIEWS = [
  'board',
  'flow',
  'trends',
  'stuck',
  'forecast',
  'leads',
  'coaching',
  'follow-ups',
  'review',
];
const WITHOUT_A_TAB = ['deal', 'figure']; // one comes to them from elsewhere
const USUAL = 'board'; // is not written into the address

/** What is chosen within a view, in the order in which the address says it. */
const CHOICES = [
  'id',
  'metric',
  'item',
  'window',
  'by',
  'until',
  'horizon',
  'period',
  'date',
  'state',
  'kind',
  'asOf',
];

export function remembered(name) {
  try {
    return localStorage.getItem(`dealstream.${name}`);
  } catch (blocked) {
    if (blocked instanceof DOMException) return null; // storage switched off: nothing remembered
    throw blocked;
  }
}

export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(`dealstream.${name}`);
    else localStorage.setItem(`dealstream.${name}`, value);
  } catch (blocked) {
    if (!(blocked instanceof DOMException)) throw blocked;
  }
}

/** The address may ask for one; it is then remembered, as if chosen. */
export function language() {
  const asked = address().get('lang');
  if (LANGUAGES.includes(asked)) remember('language', asked);
  const wanted = [remembered('language'), ...navigator.languages];
  for (const tag of wanted) {
    const known = LANGUAGES.find((l) => tag?.toLowerCase().startsWith(l));
    if (known) return known;
  }
  return 'en';
}

/** Where the address says, else where was chosen last, else a pipeline that people work in. */
export function startingPlace(pipelines) {
  const known = (id) => pipelines.some((p) => p.id === id);
  const said = [address().get('pipeline'), remembered('pipeline')].find(known);
  const usual = pipelines.find((p) => !OF_A_BENCHMARK.test(p.id)) ?? pipelines[0];
  return {
    pipelineId: said ?? usual?.id ?? null,
    part: partIn(location.search),
    at: choicesIn(location.search),
  };
}

/** The view an address asks for, and what is chosen in it. */
export function choicesIn(search) {
  const said = new URLSearchParams(search);
  const view = said.get('view');
  const known = VIEWS.includes(view) || WITHOUT_A_TAB.includes(view);
  const chosen = CHOICES.filter((name) => said.get(name)).map((name) => [name, said.get(name)]);
  return { view: known ? view : USUAL, ...Object.fromEntries(chosen) };
}

/** The address of a place, from its question mark on. */
export function addressOf({ pipelineId, part, at }) {
  const query = new URLSearchParams();
  if (pipelineId) query.set('pipeline', pipelineId);
  for (const [dimension, value] of Object.entries(part)) query.set(dimension, value);
  if (at.view !== USUAL) query.set('view', at.view);
  for (const name of CHOICES) if (at[name]) query.set(name, at[name]);
  return query.size ? `?${query}` : '';
}

/** Writes the place into the address without a new entry in the history. */
export function show(place) {
  history.replaceState(null, '', addressOf(place) || location.pathname);
}

/** The same with one, so that going back leads to where the person was. */
export function enter(place) {
  const there = addressOf(place);
  if (there !== location.search) history.pushState(null, '', there || location.pathname);
}

function address() {
  return new URLSearchParams(location.search);
}
