/** The metrics as the page keeps them: the items by their key, so that a change replaces one. */
export const METRICS = ['velocity', 'win-rate', 'stage-entries', 'stage-dwell'];

export function fromSnapshot(answers) {
  return Object.fromEntries(
    Object.entries(answers).map(([metric, answer]) => [
      metric,
      {
        items: new Map(answer.items.map((item) => [keyOf(item), item])),
        reasons: answer.reasons ?? {},
        asOf: answer.asOf,
      },
    ]),
  );
}

export function withChange(metrics, record) {
  const before = metrics[record.metric];
  const items = new Map(before?.items);
  items.set(keyOf(record.item), record.item);
  const after = { items, reasons: record.reasons ?? {}, asOf: record.asOf };
  return { ...metrics, [record.metric]: after };
}

/** The one item of a single-valued metric, or null before it is known. */
export function single(metrics, metric) {
  return metrics[metric]?.items.get('-') ?? null;
}

export function ofStage(metrics, metric, stageId, reading) {
  return metrics[metric]?.items.get(reading ? `${stageId}:${reading}` : stageId) ?? null;
}

/** When the newest event in any figure was recorded, as text, or null. */
export function newestAsOf(metrics) {
  return Object.values(metrics).reduce((newest, { asOf }) => later(newest, asOf), null);
}

export function later(one, other) {
  if (!one || !other) return one ?? other ?? null;
  return Date.parse(one) >= Date.parse(other) ? one : other;
}

/** Won and lost, with their values; zeros before they are known. */
export function outcomesOf({ metrics, board }) {
  const item = single(metrics, 'win-rate');
  if (item) {
    return {
      won: { count: item.won, value: item.wonValue },
      lost: { count: item.lost, value: item.lostValue },
    };
  }
  return board?.outcomes ?? { won: { count: 0, value: null }, lost: { count: 0, value: null } };
}

function keyOf({ stageId, reading }) {
  if (!stageId) return '-';
  return reading ? `${stageId}:${reading}` : stageId;
}
