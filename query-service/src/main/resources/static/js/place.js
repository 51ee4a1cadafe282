/**
 * Where the person stands: pipeline, owner and language. The address says it, so that it can be
 * sent and survives a sign-in; this browser remembers it for the next visit.
 */
const LANGUAGES = ['en', 'pl'];

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

export function startingPlace(pipelines) {
  const known = (id) => pipelines.some((p) => p.id === id);
  const pipelineId = [address().get('pipeline'), remembered('pipeline')].find(known);
  return { pipelineId: pipelineId ?? pipelines[0]?.id ?? null, owner: address().get('owner') };
}

/** Writes the place into the address without a new entry in the history. */
export function show({ pipelineId, owner }) {
  const query = new URLSearchParams();
  if (pipelineId) query.set('pipeline', pipelineId);
  if (owner) query.set('owner', owner);
  history.replaceState(null, '', query.size ? `?${query}` : location.pathname);
  if (pipelineId) remember('pipeline', pipelineId);
}

function address() {
  return new URLSearchParams(location.search);
}
