import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { VIEWS } from '../place.js';

/** The views, each a link: what one looks at can be sent, kept and opened beside. */
export function nav(state, { w, href }) {
  const { view } = state.at;
  return html`
    <nav class="views" aria-label=${w.viewsLabel}>
      <ul>
        ${VIEWS.map(
          (name) => html`<li>
            <a
              href=${href({ view: name })}
              data-view=${name}
              aria-current=${name === view ? 'page' : nothing}
              >${w.views[name]}</a
            >
          </li>`,
        )}
      </ul>
    </nav>
  `;
}
