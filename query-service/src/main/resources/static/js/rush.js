const MANY = 10; // moves a second: more than anybody follows one by one
const SECOND = 1_000;

let recent = 0;

/**
 * Moves came in. Where many do, the page carries `data-rush`, and nothing of it lights up or moves:
 * all of it would, nothing would stand out, and there would be no time for anything else.
 *
 * @returns {boolean} whether there is a rush
 */
export function rush(moves) {
  recent += moves;
  setTimeout(() => {
    recent -= moves;
    mark();
  }, SECOND);
  return mark();
}

function mark() {
  const is = recent > MANY;
  document.documentElement.toggleAttribute('data-rush', is);
  return is;
}
