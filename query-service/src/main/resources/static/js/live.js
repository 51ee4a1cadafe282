import { follow } from './event-stream.js';
import { fromSnapshot, METRICS, withChange } from './figures.js';
import { askJson, Problem } from './http.js';
import { ownBoard } from './own-board.js';
import { renew, SignedOut } from './sign-in.js';
import { change, state } from './store.js';

const CARDS = 12; // newest deals of a stage on the board
const MOVES = 40;
const HIDDEN_FOR = 60_000; // a tab out of sight for so long lets its streams go

let open = [];
let hiding;

/**
 * Follows the figures, the board and the moves of the place the person stands at.
 *
 * @param onArrival is told of the moves that come in from now on
 */
export function watch({ pipelineId, owner }, onArrival) {
  stopWatching();
  change({ metrics: {}, board: null, moves: null, freshAfter: Infinity, problem: null, links: {} });
  const place = { pipeline: pipelineId };
  const segment = owner ? `owner:${owner}` : 'all';
  const board = owner ? ownBoard(place, owner, showBoard) : { onEvent: showBoard, stop() {} };
  open = [
    stream('metrics', { ...place, metric: METRICS.join(','), window: 'all', segment }, onMetrics),
    stream('board', { ...place, limit: owner ? 1 : CARDS }, (_, data) => board.onEvent(data)),
    stream('transitions', { ...place, limit: MOVES }, onMoves(place, owner, onArrival)),
    { ...board, pause() {}, go() {} },
  ];
}

export function stopWatching() {
  open.forEach((stream) => stream.stop());
  open = [];
}

function stream(name, query, onEvent) {
  return follow(`/api/${name}/stream?${new URLSearchParams(query)}`, {
    onEvent,
    onState: (link, failure) => {
      change({ links: { ...state.links, [name]: link } });
      if (link === 'live') change({ problem: null });
      else if (failure) onFailure(failure);
    },
  });
}

function onFailure(failure) {
  if (failure instanceof SignedOut || (failure instanceof Problem && failure.status === 401)) {
    stopWatching();
    renew().then(() => change({ phase: 'signed-out', session: null, notice: 'sessionEnded' }));
  } else if (failure instanceof Problem) {
    change({ problem: { status: failure.status, detail: failure.message } });
  }
}

function onMetrics(type, data) {
  if (type === 'snapshot') change({ metrics: fromSnapshot(data.metrics) });
  if (type === 'change') change({ metrics: withChange(state.metrics, data) });
}

function showBoard(board) {
  change({ board, owners: withOwners(board.stages.flatMap((stage) => stage.deals)) });
}

/** The stream is the pipeline's; an owner's own moves before it are asked for. */
function onMoves(place, owner, onArrival) {
  const theirs = (items) => items.filter((move) => !owner || move.owner === owner);
  const add = (items) => {
    const known = state.moves ?? [];
    const fresh = items.filter((move) => known.every((k) => k.position !== move.position));
    const moves = [...fresh, ...known].sort((a, b) => b.position - a.position).slice(0, MOVES);
    change({ moves, owners: withOwners(items) });
    return fresh;
  };
  return async (type, { items }) => {
    const first = state.moves === null;
    const query = new URLSearchParams({ ...place, owner, limit: MOVES });
    const before = first && owner ? (await askJson(`/api/transitions?${query}`)).items : [];
    const fresh = add([...theirs(items), ...before]);
    if (first) change({ freshAfter: state.moves[0]?.position ?? 0 });
    else if (type === 'transitions') onArrival(fresh);
  };
}

function withOwners(items) {
  return [...new Set([...state.owners, ...items.map((item) => item.owner)])].sort();
}

document.addEventListener('visibilitychange', () => {
  clearTimeout(hiding);
  if (document.hidden) hiding = setTimeout(() => open.forEach((s) => s.pause()), HIDDEN_FOR);
  else open.forEach((stream) => stream.go());
});
