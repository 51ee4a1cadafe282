import { outdate } from './answers.js';
import { ask, askJson, Problem } from './http.js';
import { onFailure } from './live.js';
import { change, state } from './store.js';

/**
 * What the page changes: each on condition that nobody was faster, where a version is told. A
 * refusal is shown with the rule that says no, and nothing else is changed.
 */
const SEEN_FOR = { refusal: 12_000, done: 4_000 }; // milliseconds

let clearing;

export async function move(deal, stageId, reason) {
  await send(deal, 'move', { stageId, ...(reason && { reason }) }, { to: stageId });
}

export async function win(deal) {
  await send(deal, 'win', {}, { to: 'won' });
}

export async function lose(deal, reason) {
  await send(deal, 'lose', { reason }, { to: 'lost' });
}

export async function complete({ dealId, dealName, activityId }) {
  const way = `activities/${encodeURIComponent(activityId)}/complete`;
  await send({ id: dealId, name: dealName }, way, {}, {});
}

/** @param deal with the version the person saw; where it is not known it is asked for */
async function send(deal, way, body, { to }) {
  change({ moving: { ...state.moving, [deal.id]: to ?? null }, refusal: null });
  try {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
    if (to) headers['If-Match'] = `"${deal.version ?? (await versionOf(deal.id))}"`;
    const path = `${state.commandUrl}/api/deals/${encodeURIComponent(deal.id)}/${way}`;
    await ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
    tell({ done: { name: deal.name, to: to ?? null } });
    outdate();
  } catch (failure) {
    if (failure instanceof Problem) {
      const { status, rule, message } = failure;
      tell({ refusal: { id: deal.id, name: deal.name, to, status, rule, detail: message } });
    } else {
      tell({ refusal: { id: deal.id, name: deal.name, to, status: 0, rule: null, detail: '' } });
      onFailure(failure);
    }
  } finally {
    const { [deal.id]: _, ...others } = state.moving;
    change({ moving: others });
  }
}

async function versionOf(id) {
  return (await askJson(`/api/deals/${encodeURIComponent(id)}`)).version;
}

function tell(what) {
  clearTimeout(clearing);
  change({ refusal: null, done: null, ...what });
  const [kind] = Object.keys(what);
  clearing = setTimeout(() => change({ refusal: null, done: null }), SEEN_FOR[kind]);
}
