/** What a colour of the style sheets is at present: a canvas knows nothing of light and dark. */
export function coloursOf(element) {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const known = new Map();
  return {
    of(name, opacity = 1) {
      if (!known.has(name)) {
        probe.style.color = `var(${name})`;
        known.set(name, getComputedStyle(probe).color);
      }
      const [r, g, b] = known.get(name).match(/[\d.]+/g);
      return `rgba(${r}, ${g}, ${b}, ${opacity})`;
    },
    done: () => probe.remove(),
  };
}
