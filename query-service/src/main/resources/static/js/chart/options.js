/**
 * What uPlot is told of a plot. A plot: labels along the bottom; series, each with name, colour (a
 * name of the style sheets), values (null where there is none) and as: line, bars, stack or edge (of
 * a band); bands between two series; format of values, and roughly for the axis.
 */
const FONT = '12px Inter, system-ui, sans-serif';
const LETTER = 7; // pixels, of such a font
const WIDEST_BAR = 46;
const AIR = 0.6; // of a place, at both ends

/** What is drawn: a stack is drawn from its top down, each part as high as all below it. */
export function dataOf({ labels, series }) {
  const sums = labels.map(() => 0);
  const drawn = series.map(({ as, values }) => {
    if (as !== 'stack') return values;
    return values.map((value, i) => (sums[i] += value ?? 0));
  });
  return [labels.map((_, i) => i), ...order(series).map((i) => drawn[i])];
}

/** In which order series are drawn: stacks from the top, then all others as they come. */
export function order(series) {
  const places = series.map((_, i) => i);
  const stacked = places.filter((i) => series[i].as === 'stack').reverse();
  return [...stacked, ...places.filter((i) => series[i].as !== 'stack')];
}

export function optionsOf(plot, uPlot, colours, { width, height, onCursor }) {
  const { labels, series } = plot;
  const places = order(series);
  const bars = series.filter(({ as }) => as === 'bars').length;
  const axis = {
    font: FONT,
    stroke: colours.of('--soft'),
    grid: { stroke: colours.of('--line'), width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height,
    legend: { show: false },
    cursor: { y: false, points: { size: 8 }, drag: { x: false, y: false } },
    scales: {
      x: { time: false, range: [-AIR, labels.length - 1 + AIR] },
      y: { range: (_, low, high) => rangeOf(low, high, plot) },
    },
    axes: [
      {
        ...axis,
        size: 28,
        grid: { show: false },
        space: Math.max(...labels.map((label) => label.length), 3) * LETTER + 10,
        incrs: [1, 2, 3, 4, 6, 12, 24],
        values: (_, splits) => splits.map((i) => labels[i] ?? ''),
      },
      {
        ...axis,
        values: (_, splits) => splits.map((v) => (v === null ? '' : plot.roughly(v))),
        size: (_, values) => Math.max(...(values ?? []).map((v) => v.length), 3) * LETTER + 16,
        space: Math.min(38, height / 4),
        gap: 6,
      },
    ],
    series: [{}, ...places.map((i) => drawing(series[i], series, uPlot, colours, bars))],
    bands: (plot.bands ?? []).map(({ upper, lower, colour }) => ({
      series: [places.indexOf(upper) + 1, places.indexOf(lower) + 1],
      fill: colours.of(colour, 0.18),
    })),
    hooks: { setCursor: [(u) => onCursor(u.cursor.idx, u.cursor.left)] },
  };
}

function rangeOf(low, high, { atLeast = 0, atMost }) {
  if (low === null || high === null) return [0, atMost ?? 1];
  const bottom = Math.min(atLeast, low < 0 ? low * 1.1 : atLeast);
  const top = atMost ?? (high > 0 ? high * 1.12 : 1);
  return [bottom, Math.max(top, bottom + 1e-9)];
}

function drawing({ as, colour, dashed, wide }, series, uPlot, colours, bars) {
  const stroke = colours.of(colour);
  if (as === 'bars' || as === 'stack') {
    const side = bars === 2 && as === 'bars';
    const first = series.findIndex((one) => one.as === 'bars' && one.colour === colour) === 0;
    return {
      stroke,
      fill: colours.of(colour, as === 'stack' ? 1 : 0.85),
      width: 0,
      points: { show: false },
      paths: uPlot.paths.bars({
        size: [side ? 0.34 : 0.62, side ? WIDEST_BAR / 2 : WIDEST_BAR],
        align: side ? (first ? -1 : 1) : 0,
        radius: as === 'stack' ? 0 : 0.18,
      }),
    };
  }
  const edge = as === 'edge';
  return {
    stroke: colours.of(colour, edge ? 0.45 : 1),
    width: edge ? 1 : (wide ?? 2.25),
    dash: dashed ? [5, 4] : undefined,
    fill: as === 'area' ? colours.of(colour, 0.12) : undefined,
    points: { show: !edge, size: 6, fill: colours.of('--panel'), width: 2 },
    paths: uPlot.paths.spline(),
  };
}
