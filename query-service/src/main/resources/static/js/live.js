import { follow } from './event-stream.js';
import { fromSnapshot, METRICS, withChange } from './figures.js';
import { askJson, Problem } from './http.js';
import { ownBoard } from './own-board.js';
import { DIMENSIONS, isIn, isWhole, segmentOf, withNames } from './part.js';
import { renew, SignedOut } from './sign-in.js';
import { change, state } from './store.js';

const CARDS = 12; // newest deals of a stage on the board
const MOVES = 40;
const HIDDEN_FOR = 60_000; // a tab out of sight for so long lets its streams go

let open = [];
let hiding;
let arrived;

const wholeBoard = { onEvent: showBoard, pause() {}, go() {} };

/**
 * Follows the figures, the board and the moves of the place the person stands at.
 *
 * @param onArrival is told of the moves that come in from now on
 */
export function watch({ pipelineId, part }, onArrival) {
  stopWatching();
  arrived = onArrival;
  change({
    metrics: {},
    recent: {},
    board: null,
    moves: null,
    freshAfter: Infinity,
    problem: null,
    links: {},
  });
  const place = { pipeline: pipelineId };
  const segment = segmentOf(part);
  const whole = isWhole(part);
  const board = whole ? wholeBoard : ownBoard({ ...place, ...part }, showBoard, onFailure);
  open = [];
  open.push(
    figures('metrics', { ...place, metric: METRICS.join(','), window: 'all', segment }),
    figures('recent', { ...place, metric: 'velocity', window: 'trailing90', segment }),
    stream('board', { ...place, limit: whole ? CARDS : 1 }, (_, data) => board.onEvent(data)),
    stream('transitions', { ...place, limit: MOVES }, onMoves(place, part)),
    board,
  );
}

/** Asks which parts a pipeline has; those that come later are learnt from what is done in them. */
export async function findNames(pipeline) {
  const query = new URLSearchParams({ pipeline });
  const answers = await Promise.all(DIMENSIONS.map((name) => askJson(`/api/${name}s?${query}`)));
  const found = answers.flatMap(({ items }, i) => items.map((item) => ({ [DIMENSIONS[i]]: item })));
  if (state.pipelineId === pipeline) change({ names: withNames(state.names, found) });
}

/** Asks which pipelines there are, in which version. */
export async function findPipelines() {
  const { items } = await askJson('/api/pipelines');
  change({ pipelines: items });
  return items;
}

export function stopWatching() {
  open.forEach((stream) => stream.pause());
  open = [];
}

/** Lets everything stand as it is, until goOn. */
export function rest() {
  open.forEach((stream) => stream.pause());
}

export function goOn() {
  open.forEach((stream) => stream.go());
}

/** @param kept the part of the state in which the figures stand */
function figures(kept, query) {
  const onFigures = (type, data) => {
    if (type === 'snapshot') change({ [kept]: fromSnapshot(data.metrics) });
    if (type === 'change') change({ [kept]: withChange(state[kept], data) });
  };
  return stream('metrics', query, onFigures, kept);
}

/** @param link goes by this name in the state */
function stream(name, query, onEvent, link = name) {
  return follow(`/api/${name}/stream?${new URLSearchParams(query)}`, {
    onEvent(type, data) {
      if (type !== 'snapshot') state.changedAt = Date.now();
      onEvent(type, data);
    },
    onState: (is, failure) => {
      change({ links: { ...state.links, [link]: is } });
      if (is === 'live') change({ problem: null });
      else if (failure && failure.name !== 'AbortError') onFailure(failure);
    },
  });
}

/** Says what went wrong in one line, or has the person signed in again. */
export function onFailure(failure) {
  if (failure instanceof SignedOut) {
    stopWatching();
    renew().then((fresh) => {
      if (fresh) watch(state, arrived);
      else change({ phase: 'signed-out', session: null, notice: 'sessionEnded' });
    });
  } else if (failure instanceof Problem) {
    change({ problem: { status: failure.status, detail: failure.message } });
  } else if (!(failure instanceof TypeError)) {
    throw failure; // a TypeError is how fetch says that nobody answered
  }
}

function showBoard(board) {
  const known = state.pipelines.find((p) => p.id === board.pipelineId);
  if (known && known.version < board.pipelineVersion) findPipelines().catch(onFailure);
  const deals = board.stages.flatMap((stage) => stage.deals);
  change({ board, names: withNames(state.names, deals) });
}

/** The stream is the pipeline's; a part's own moves before it are asked for. */
function onMoves(place, part) {
  const watched = open;
  const theirs = (items) => items.filter((move) => isIn(part, move));
  const earlier = async () => {
    const query = new URLSearchParams({ ...place, ...part, limit: MOVES });
    return (await askJson(`/api/transitions?${query}`)).items;
  };
  return (type, { items }) => {
    if (type === 'transitions') arrived(add(theirs(items)));
    if (type !== 'snapshot') return;
    change({ freshAfter: Math.min(state.freshAfter, items[0]?.position ?? 0) });
    if (isWhole(part)) add(items);
    else earlier().then((own) => watched === open && add([...theirs(items), ...own]), onFailure);
  };
}

/** Adds the moves that are not there yet. @returns those */
function add(items) {
  const known = state.moves ?? [];
  const seen = new Set(known.map((move) => move.position));
  const fresh = items.filter(({ position }) => !seen.has(position) && seen.add(position));
  const moves = [...fresh, ...known].sort((a, b) => b.position - a.position).slice(0, MOVES);
  change({ moves, names: withNames(state.names, items) });
  return fresh;
}

document.addEventListener('visibilitychange', () => {
  clearTimeout(hiding);
  if (document.hidden) hiding = setTimeout(rest, HIDDEN_FOR);
  else if (!state.paused) goOn();
});
