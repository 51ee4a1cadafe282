import { html, svg } from '../../vendor/lit-html-3-3-3/lit-html.js';

/** Small drawings. All are decoration: what they mean stands beside them in words. */
const drawn = (path) => svg`<path d=${path} fill="none" stroke="currentColor"
  stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"></path>`;

export const icon = (path) =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${drawn(path)}</svg>`;

export const arrow = () => icon('M2.5 8h10.5M9 4l4 4-4 4');
export const arrowBack = () => icon('M13.5 8H3M7 4L3 8l4 4');
export const copyMark = () => icon('M6 5.5h7.5v8H6zM10 5.5v-3H2.5v8H6');
export const done = () => icon('M3 8.5l3.2 3.2L13 4.5');
export const cross = () => icon('M4 4l8 8M12 4l-8 8');
export const clock = () => icon('M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 4.6V8l2.4 1.5');
export const lens = () => icon('M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.4 3.4');
export const said = () => icon('M2.5 3.5h11v7.5H7.5L4.5 13.5V11h-2zM5 6.2h6M5 8.4h4');
export const plus = () => icon('M8 3v10M3 8h10');

export const mark = () => html`
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <rect class="mark-ground" width="32" height="32" rx="8"></rect>
    <path
      d="M6 9c8 0 8 7 20 7M6 16h20M6 23c8 0 8-7 20-7"
      fill="none"
      stroke="#fff"
      stroke-width="3"
      stroke-linecap="round"
    ></path>
  </svg>
`;

const HUES = 8;

/** A person's initials on a colour of their own. */
export function avatar(id) {
  const parts = id.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const initials = parts.length > 1 ? parts[0][0] + parts.at(-1)[0] : id.slice(0, 2);
  const hue = [...id].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) >>> 0, 7) % HUES;
  return html`<span class="avatar" data-hue=${hue} aria-hidden="true">${initials.toUpperCase()}</span>`;
}
