import { askJson } from './http.js';

const CARDS = 12;
const PAGE = 200;
const AT_MOST = 10; // pages: more open deals nobody looks through
const BETWEEN = 2_000; // milliseconds from one reading to the next

/**
 * The board of a part of a pipeline, put together from its open deals: the service's own board is of
 * the whole. Each time that one changes, the part's is read again.
 *
 * @param asked pipeline and part
 */
export function ownBoard(asked, show, onFailure) {
  let whole = null;
  let timer = null;
  let stopped = false;

  async function read() {
    const drawn = whole;
    const deals = await openDeals(asked);
    if (!stopped) show(boardOf(drawn, deals));
    timer = setTimeout(() => {
      timer = null;
      if (whole !== drawn) start();
    }, BETWEEN);
  }

  function start() {
    if (timer !== null || stopped) return;
    timer = 0; // under way
    read().catch((failure) => {
      timer = null;
      onFailure(failure);
    });
  }

  return {
    onEvent(board) {
      whole = board;
      start();
    },
    pause() {
      stopped = true;
    },
    go() {
      stopped = false;
    },
  };
}

async function openDeals(asked) {
  const deals = [];
  let cursor = null;
  for (let page = 0; page < AT_MOST; page += 1) {
    const query = new URLSearchParams({ ...asked, status: 'open', limit: PAGE });
    if (cursor) query.set('cursor', cursor);
    const { items, next } = await askJson(`/api/deals?${query}`);
    deals.push(...items);
    cursor = next;
    if (!next) break;
  }
  return deals;
}

function boardOf(whole, deals) {
  const stages = whole.stages.map((stage) => {
    const here = deals.filter((deal) => deal.stageId === stage.stageId);
    const newest = here.sort((a, b) => Date.parse(b.stageEnteredAt) - Date.parse(a.stageEnteredAt));
    const valued = here.filter((deal) => deal.value);
    const cents = valued.reduce((sum, { value }) => sum + Math.round(value.amount * 100), 0);
    return {
      ...stage,
      count: here.length,
      value: valued.length ? { amount: cents / 100, currency: whole.currency } : null,
      withoutValue: here.length - valued.length,
      deals: newest.slice(0, CARDS),
    };
  });
  return { ...whole, stages, outcomes: null };
}
