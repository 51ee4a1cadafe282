/**
 * Where the person stands: pipeline, owner and language. The address says it, so that it can be
 * sent and survives a sign-in; what was chosen this browser remembers for the next visit.
 */
const LANGUAGES = ['en', 'pl'];
const OF_A_BENCHMARK = /^bench-/;

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
  return { pipelineId: said ?? usual?.id ?? null, owner: address().get('owner') };
}

/** Writes the place into the address without a new entry in the history. */
export function show({ pipelineId, owner }) {
  const query = new URLSearchParams();
  if (pipelineId) query.set('pipeline', pipelineId);
  if (owner) query.set('owner', owner);
  history.replaceState(null, '', query.size ? `?${query}` : location.pathname);
}

function address() {
  return new URLSearchParams(location.search);
}
