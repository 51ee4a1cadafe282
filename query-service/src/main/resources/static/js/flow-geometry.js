/**
 * Where the picture of the flow puts what: a bar per stage as high as its entries, split by how the
 * visits ended; wins gather in a lane above, losses in one below. Pure numbers, no drawing.
 */
export const OUTCOME_WIDTH = 176; // as the columns of css/stages.css
export const COLUMN_GAP = 12;
export const BAR = 10;

const MARGIN = 6;
const LANE_GAP = 22; // between the lanes and the bars
const INFLOW = 34; // how far an entry from outside is seen coming
const THINNEST = 1.5; // even one deal is seen
const ENDINGS = ['won', 'advanced', 'stillThere', 'movedBack', 'other', 'lost'];

/**
 * @param entries per stage, in order, what stage-entries says, with zeros where nothing is known
 */
export function geometry(entries, width, height) {
  const column = (width - OUTCOME_WIDTH - COLUMN_GAP * entries.length) / entries.length;
  const total = (ending) => entries.reduce((sum, e) => sum + e[ending], 0);
  const most = Math.max(...entries.map((e) => e.entered));
  const free = height - 2 * (MARGIN + LANE_GAP);
  const scale = most === 0 ? 0 : free / (total('won') + total('lost') + most);
  const thick = (count) => (count === 0 ? 0 : Math.max(THINNEST, count * scale));

  const middle = MARGIN + total('won') * scale + LANE_GAP + (most * scale) / 2;
  const bars = entries.map((e, i) => bar(e, INFLOW + i * (column + COLUMN_GAP), middle, thick));
  const end = width - OUTCOME_WIDTH;
  const lanes = [
    ...lane('won', bars, end, MARGIN, +1),
    ...lane('lost', bars, end, height - MARGIN, -1),
  ];
  return {
    bars,
    ribbons: [...inflows(bars, entries, thick), ...onward(bars, thick), ...lanes],
    outcomes: ['won', 'lost'].map((kind) => outcome(kind, lanes, end, height)),
    waiting: bars.flatMap((b) => waiting(b, column)),
    end,
  };
}

function bar(entry, x, middle, thick) {
  const height = ENDINGS.reduce((sum, ending) => sum + thick(entry[ending]), 0);
  let y = middle - height / 2;
  const parts = {};
  for (const ending of ENDINGS) {
    parts[ending] = { y, height: thick(entry[ending]) };
    y += parts[ending].height;
  }
  return { stageId: entry.stageId, x, y: middle - height / 2, height, parts };
}

/** Deals that came from outside, or by skipping the stage before. */
function inflows(bars, entries, thick) {
  return bars.flatMap(({ stageId, x, y, height }, i) => {
    const before = i === 0 ? 0 : Math.min(height, thick(entries[i - 1].advanced));
    const outside = height - before;
    if (outside < 0.5) return [];
    const from = { x: x - INFLOW, y: y - (i === 0 ? 0 : 14), height: outside };
    return [ribbon('inflow', stageId, from, { x, y, height: outside })];
  });
}

function onward(bars, thick) {
  return bars.slice(0, -1).flatMap((from, i) => {
    const part = from.parts.advanced;
    if (part.height === 0) return [];
    const next = bars[i + 1];
    const height = Math.min(part.height, next.height || THINNEST);
    const to = { x: next.x, y: next.y + next.height - height, height };
    return [ribbon('advanced', from.stageId, { x: from.x + BAR, ...part }, to)];
  });
}

/** Earlier stages' shares lie outermost, so that no two cross. */
function lane(kind, bars, end, edge, inward) {
  let depth = 0;
  return bars.flatMap((from, i) => {
    const part = from.parts[kind];
    if (part.height === 0) return [];
    const y = inward > 0 ? edge + depth : edge - depth - part.height;
    depth += part.height;
    const joins = bars[i + 1]?.x ?? end;
    const to = { x: joins, y, height: part.height };
    return [ribbon(kind, from.stageId, { x: from.x + BAR, ...part }, to, end)];
  });
}

function outcome(kind, lanes, end, height) {
  const own = lanes.filter((r) => r.kind === kind);
  const edge = kind === 'won' ? MARGIN : height - MARGIN;
  const top = Math.min(edge, ...own.map((r) => r.to.y));
  const bottom = Math.max(edge, ...own.map((r) => r.to.y + r.to.height));
  return { kind, x: end, y: top, height: Math.max(THINNEST, bottom - top) };
}

function waiting({ stageId, x, parts }, column) {
  const { y, height } = parts.stillThere;
  return height === 0 ? [] : [{ stageId, x: x + BAR, y, height, width: column * 0.45 }];
}

function ribbon(kind, stageId, from, to, until = to.x) {
  const [a, b] = [from, to];
  const bend = (a.x + b.x) / 2;
  const d =
    `M${a.x},${a.y}C${bend},${a.y} ${bend},${b.y} ${b.x},${b.y}` +
    `L${until},${b.y}V${b.y + b.height}L${b.x},${b.y + b.height}` +
    `C${bend},${b.y + b.height} ${bend},${a.y + a.height} ${a.x},${a.y + a.height}Z`;
  return { kind, stageId, d, from, to, until };
}

/** The way one deal takes through the picture, as a path; null where the stage is not shown. */
export function route({ bars, end, outcomes }, move) {
  const at = (id) => bars.find((b) => b.stageId === id);
  const centre = ({ y, height }) => y + height / 2;
  const curve = (ax, ay, bx, by, lift = 0) => {
    const bend = (ax + bx) / 2;
    return `M${ax},${ay}C${bend},${ay + lift} ${bend},${by + lift} ${bx},${by}`;
  };
  if (move.kind === 'won' || move.kind === 'lost') {
    const from = at(move.from);
    const goal = outcomes.find((o) => o.kind === move.kind);
    const joins = from && (bars[bars.indexOf(from) + 1]?.x ?? end);
    return (
      from &&
      `${curve(from.x + BAR, centre(from.parts[move.kind]), joins, centre(goal))}L${end},${centre(goal)}`
    );
  }
  const to = at(move.to);
  if (!to) return null;
  const from = move.from && at(move.from);
  if (!from) return curve(to.x - INFLOW, centre(to), to.x, centre(to));
  const lift = move.direction === 'backward' ? from.height / 2 + 30 : 0;
  return curve(from.x + BAR, centre(from.parts.advanced), to.x, centre(to), lift);
}
