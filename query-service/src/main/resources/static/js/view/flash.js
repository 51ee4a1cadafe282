import { noChange } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { Directive, directive } from '../../vendor/lit-html-3-3-3/directive.js';

/**
 * On an element: lights it up for a moment when its figure has changed, but not when the person
 * has turned to another place. Reduced motion is respected in the style sheet.
 */
class Flash extends Directive {
  update({ element }, [figure, place]) {
    const changed = this.figure !== undefined && this.place === place && this.figure !== figure;
    this.figure = figure ?? undefined;
    this.place = place;
    if (changed) {
      element.classList.remove('flash');
      requestAnimationFrame(() => element.classList.add('flash'));
    }
    return noChange;
  }
}

export const flash = directive(Flash);
