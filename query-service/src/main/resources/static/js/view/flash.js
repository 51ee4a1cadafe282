import { noChange } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { Directive, directive } from '../../vendor/lit-html-3-3-3/directive.js';

const UNKNOWN = [undefined, null, false, '–'];

/**
 * On an element: lights it up for a moment when its figure, as it is shown, has changed; not when it
 * has only become known, nor when the person has turned to another place. Reduced motion is
 * respected in the style sheet.
 */
class Flash extends Directive {
  update({ element }, [figure, place]) {
    const known = !UNKNOWN.includes(this.figure) && !UNKNOWN.includes(figure);
    const changed = known && this.place === place && this.figure !== figure;
    this.figure = figure;
    this.place = place;
    if (changed) {
      element.classList.remove('flash');
      requestAnimationFrame(() => element.classList.add('flash'));
    }
    return noChange;
  }
}

export const flash = directive(Flash);
