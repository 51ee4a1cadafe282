/**
 * Texts in which something was found, as pieces of which every second one is that. They are never
 * taken for markup: whoever shows them writes them as text.
 */
const MEANS_SOMETHING = /[\\^$.*+?()[\]{}|/]/g;
const ESCAPED = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

/** A name where it has what was asked for, in capital letters or small ones. */
export function piecesOf(name, asked) {
  if (!asked) return [name];
  return name.split(new RegExp(`(${asked.replace(MEANS_SOMETHING, '\\$&')})`, 'giu'));
}

/** An excerpt as the service writes it: HTML, all escaped but <mark> around what was found. */
export function piecesOfExcerpt(html) {
  return html
    .split(/<\/?mark>/)
    .map((piece) => piece.replace(/&(#39|[a-z]+);/g, (said, name) => ESCAPED[name] ?? said));
}
