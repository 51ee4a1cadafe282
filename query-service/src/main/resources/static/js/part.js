/**
 * The part of a pipeline that is looked at alone: of one owner, of one team or of one source of deals.
 * It is written as the service's lists are asked for it, `{ owner: 'olga' }`; the whole is `{}`.
 */
export const DIMENSIONS = ['owner', 'team', 'source'];
export const WHOLE = {};

/** The part an address asks for. */
export function partIn(search) {
  const said = new URLSearchParams(search);
  const dimension = DIMENSIONS.find((name) => said.get(name));
  return dimension ? { [dimension]: said.get(dimension) } : WHOLE;
}

/** A part as metrics name it: `all`, or `team:north`. */
export function segmentOf(part) {
  const [dimension] = Object.keys(part);
  return dimension ? `${dimension}:${part[dimension]}` : 'all';
}

/** The other way round. */
export function partOf(segment) {
  const [dimension] = segment.split(':', 1);
  return segment === 'all' ? WHOLE : { [dimension]: segment.slice(dimension.length + 1) };
}

export const isWhole = (part) => Object.keys(part).length === 0;

/** Whether a deal, or what happened to one, belongs to the part. */
export const isIn = (part, deal) => Object.entries(part).every(([name, value]) => deal[name] === value);

/** A part as people name it. */
export function partName(part, w) {
  const [dimension] = Object.keys(part);
  return dimension ? w.partNames[dimension](part[dimension]) : w.everyone;
}

/** Names by dimension, with those of more deals, each once and in order. */
export function withNames(known, deals) {
  return Object.fromEntries(
    DIMENSIONS.map((name) => {
      const more = deals.map((deal) => deal[name]).filter(Boolean);
      return [name, [...new Set([...(known[name] ?? []), ...more])].sort()];
    }),
  );
}
