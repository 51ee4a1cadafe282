import { noChange } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { Directive, directive } from '../../vendor/lit-html-3-3-3/directive.js';
import { change, state } from '../store.js';

const observer = new ResizeObserver(([{ contentRect }]) => {
  const width = Math.round(contentRect.width);
  if (width !== state.width) change({ width });
});

/** On an element: keeps its width in the state, for what is drawn to measure. */
class Measured extends Directive {
  update({ element }) {
    if (this.element !== element) observer.observe(element);
    this.element = element;
    return noChange;
  }
}

export const measured = directive(Measured);
