/**
 * How what is open became what is open, as steps side by side: each begins where the one before
 * ended, so that the last is as high as the closing. Pure numbers, no drawing.
 */
const GAINS = ['new', 'reopened', 'transferredIn', 'increased', 'revalued'];
const LOSSES = ['won', 'lost', 'decreased', 'transferredOut', 'merged', 'deleted'];
const MARGIN = 8;
const GAP = 0.28; // of a step's place

/** The lines of a waterfall that say something, each with its amount and where it starts and ends. */
export function stepsOf(item) {
  const amount = (line) => Number(item[line]?.amount ?? 0);
  const steps = [{ line: 'opening', deals: item.openingDeals, from: 0, to: amount('opening') }];
  let at = amount('opening');
  const take = (line, change) => {
    if (change === 0) return;
    steps.push({ line, deals: item[`${line}Deals`] ?? null, from: at, to: at + change });
    at += change;
  };
  GAINS.forEach((line) => take(line, amount(line)));
  LOSSES.forEach((line) => take(line, -amount(line)));
  steps.push({ line: 'closing', deals: item.closingDeals, from: 0, to: amount('closing') });
  return steps;
}

/** Where each step is drawn. */
export function waterfall(steps, width, height) {
  const ends = steps.flatMap(({ from, to }) => [from, to]);
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  const scale = high === low ? 0 : (height - 2 * MARGIN) / (high - low);
  const y = (value) => MARGIN + (high - value) * scale;
  const place = width / steps.length;
  const bar = place * (1 - GAP);
  return {
    ground: y(0),
    steps: steps.map((step, i) => ({
      ...step,
      x: i * place + (place - bar) / 2,
      width: bar,
      y: Math.min(y(step.from), y(step.to)),
      height: Math.max(1, Math.abs(y(step.from) - y(step.to))),
      end: y(step.to),
      next: i + 1 < steps.length ? (i + 1) * place + (place - bar) / 2 : null,
    })),
  };
}
