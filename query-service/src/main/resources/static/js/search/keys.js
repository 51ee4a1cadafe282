/**
 * The keys of the search: a slash, or Ctrl or ⌘ and K, open it from wherever nothing is typed; in
 * its field arrows, Home and End point, and Enter opens what is pointed at. The slash can be
 * switched off: who speaks to the machine, or hits keys unawares, says more single letters than meant.
 */
export const shortcuts = (slash) => (slash ? '/ Control+K Meta+K' : 'Control+K Meta+K');

const FIELD = 'search-input';
/** Which of so many comes next, round and round; at is -1 where it is none yet. */
const STEPS = {
  ArrowDown: (at, n) => (at + 1) % n,
  ArrowUp: (at, n) => (at > 0 ? at : n) - 1,
  Home: () => 0,
  End: (_, n) => n - 1,
};

/** Whether a key pressed anywhere in the page is to open the search. @param slash whether that one does */
export function opens(event, slash) {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  if (event.isComposing || event.defaultPrevented) return false;
  const single = slash && key === '/' && !ctrlKey && !metaKey && !altKey;
  const k = key?.toLowerCase() === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey;
  const typed = target.closest?.('input, select, textarea, [contenteditable]');
  return typed ? k && typed.id === FIELD : single || k;
}

/** What a key does in the field. */
export function keyIn(event, act) {
  const { key, isComposing, shiftKey, ctrlKey, altKey, metaKey } = event;
  if (isComposing || shiftKey || ctrlKey || altKey || metaKey) return;
  if (key in STEPS) act.step(STEPS[key]);
  else if (key === 'Enter') act.enter();
  else return;
  event.preventDefault();
}
