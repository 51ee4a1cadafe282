/**
 * A scale of lengths of time, 0 to 1, logarithmic: minutes and years both occur, and the eye should
 * compare stages. In seconds.
 */
const TICKS = [
  60,
  600,
  3_600,
  6 * 3_600,
  86_400,
  3 * 86_400,
  7 * 86_400,
  14 * 86_400,
  30 * 86_400,
  91 * 86_400,
  182 * 86_400,
  365 * 86_400,
  730 * 86_400,
];
const NARROWEST = 20; // it spans at least this factor
const WIDEST = 4_000; // what is shorter stands at its beginning
const FEWEST_APART = 0.07; // of its length, between two ticks

export function scaleOf(lengths) {
  const known = lengths.filter((seconds) => seconds > 0);
  const longest = Math.max(60, ...known) * 1.15;
  const least = Math.min(longest / NARROWEST, ...known) / 1.15;
  const shortest = Math.max(least, longest / WIDEST);
  const at = (seconds) => Math.log(seconds / shortest) / Math.log(longest / shortest);
  const place = (seconds) => (seconds > shortest ? Math.min(1, at(seconds)) : 0);
  const ticks = [];
  for (const seconds of TICKS) {
    if (seconds <= shortest || seconds >= longest) continue;
    if (ticks.length === 0 || at(seconds) - at(ticks.at(-1)) > FEWEST_APART) ticks.push(seconds);
  }
  return { at: place, ticks };
}
