/** From the type in an event's envelope to the page's word for it: io.dealstream.deal.won.v1 is won. */
export const kindOf = (type) => type.replace(/^.*\.deal\./, '').replace(/\.v\d+$/, '');
