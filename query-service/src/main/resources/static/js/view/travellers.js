import { route } from '../flow-geometry.js';

const TRAVEL = 1_400; // milliseconds
const STEPS = 24;
const AT_MOST = 12; // on their way at once: an import is not a firework

/** Sends a dot along the way each new move takes through the picture. */
export function travel(svgElement, picture, moves) {
  if (!svgElement || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const group = svgElement.querySelector('#travellers');
  for (const move of moves.slice(0, Math.max(0, AT_MOST - group.childElementCount))) {
    const way = route(picture, move);
    if (way) send(group, way, move);
  }
}

function send(group, way, { kind, direction }) {
  const path = create('path', { d: way });
  const dot = create('circle', { r: 5, class: 'traveller' });
  dot.dataset.kind = direction === 'backward' ? 'backward' : kind;
  group.append(dot);
  const length = path.getTotalLength();
  const frames = Array.from({ length: STEPS + 1 }, (_, i) => {
    const { x, y } = path.getPointAtLength((length * i) / STEPS);
    return { transform: `translate(${x}px, ${y}px)`, opacity: i === STEPS ? 0 : 1 };
  });
  dot
    .animate(frames, { duration: TRAVEL, easing: 'ease-in-out' })
    .finished.then(() => dot.remove());
}

function create(name, attributes) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
