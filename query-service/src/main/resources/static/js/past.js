import { endOf } from './days.js';
import { fromSnapshot, METRICS } from './figures.js';
import { askJson } from './http.js';
import { isIn, isWhole, segmentOf } from './part.js';
import { change, state } from './store.js';

/**
 * The board and its figures as they were when a day of the past was over. A part's cards are those of
 * the whole board that belong to it, as of the past there is no other list.
 */
const CARDS = 12;
const OF_A_PART = 200;

let asked = 0;

export async function lookBack({ pipelineId, part, at }) {
  const mine = ++asked;
  const zone = state.pipelines.find((p) => p.id === pipelineId).zone;
  const asOf = endOf(at.asOf, zone);
  const place = { pipeline: pipelineId, asOf };
  const segment = segmentOf(part);
  change({ looking: true });
  try {
    const figure = (metric, window) =>
      askJson(`/api/metrics/${metric}?${new URLSearchParams({ ...place, window, segment })}`);
    const limit = isWhole(part) ? CARDS : OF_A_PART;
    const [board, velocity, ...figures] = await Promise.all([
      askJson(`/api/board?${new URLSearchParams({ ...place, limit })}`),
      figure('velocity', 'trailing90'),
      ...METRICS.map((metric) => figure(metric, 'all')),
    ]);
    if (mine !== asked) return; // the person has moved on to another day
    change({
      board: isWhole(part) ? board : ofPart(board, part),
      recent: fromSnapshot({ velocity }),
      metrics: fromSnapshot(Object.fromEntries(METRICS.map((m, i) => [m, figures[i]]))),
      moves: [],
      links: {},
      problem: null,
    });
  } finally {
    if (mine === asked) change({ looking: false });
  }
}

/** What is asked for of the past is no longer wanted. */
export function forgetThePast() {
  asked += 1;
  change({ looking: false });
}

function ofPart(board, part) {
  const stages = board.stages.map((stage) => {
    const deals = stage.deals.filter((deal) => isIn(part, deal));
    const valued = deals.filter((deal) => deal.value);
    const cents = valued.reduce((sum, { value }) => sum + Math.round(value.amount * 100), 0);
    return {
      ...stage,
      count: deals.length,
      value: valued.length ? { amount: cents / 100, currency: board.currency } : null,
      withoutValue: deals.length - valued.length,
      deals: deals.slice(0, CARDS),
    };
  });
  return { ...board, stages, outcomes: null };
}
