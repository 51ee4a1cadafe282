import { noChange } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { Directive, directive } from '../../vendor/lit-html-3-3-3/directive.js';

/** Opens the dialog as a modal once it is in the page. */
class Modal extends Directive {
  update({ element }) {
    queueMicrotask(() => {
      if (element.isConnected && !element.open) element.showModal();
    });
    return noChange;
  }
}

export const modal = directive(Modal);

/** What a click on the dialog does where it meets nothing in it: that is what lies around. */
export function closeOutside({ target, currentTarget }) {
  if (target === currentTarget) currentTarget.close();
}
