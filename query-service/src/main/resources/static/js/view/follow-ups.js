import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { dayAfter, dayOf } from '../days.js';
import { avatar, clock, done } from './marks.js';
import { choices, empty, panel, shown } from './shown.js';
import { presentOnly } from './stuck.js';

const STATES = ['open', 'done', 'cancelled'];
const GROUPS = ['overdue', 'today', 'week', 'later', 'anyTime'];
const MOST = 200;

/** What is to be done for deals: overdue first, then by the day it is due. */
export function followUps(state, context, act) {
  const { w, ask, href } = context;
  const asked = STATES.includes(state.at.state) ? state.at.state : 'open';
  const answer = ask('/api/follow-ups', {
    pipeline: state.pipelineId,
    ...state.part,
    state: asked,
    limit: MOST,
  });
  const draw = ({ items, next }) => {
    if (items.length === 0) return empty(w.nothingToDo, w.nothingToDoText);
    const groups = asked === 'open' ? GROUPS : ['all'];
    return html`
      ${groups.map((group) => groupOf(group, items, state, context, act))}
      ${next ? html`<p class="panel-more">${w.dueFirstOnly(MOST)}</p>` : nothing}
    `;
  };
  return html`
    <div class="view-head">
      <h1>${w.views['follow-ups']}</h1>
      ${choices(
        w.status,
        STATES.map((one) => [one, w.todoStates[one]]),
        asked,
        (value) => href({ state: value }),
      )}
      ${presentOnly(context)}
    </div>
    <div class="parts">${panel('todo', w.toDo, shown([answer], w, draw), { wide: true })}</div>
  `;
}

/** When something is due, seen from now. */
function groupFor({ dueAt }, now, zone) {
  if (!dueAt) return 'anyTime';
  if (Date.parse(dueAt) < now) return 'overdue';
  const day = dayOf(Date.parse(dueAt), zone);
  const today = dayOf(now, zone);
  if (day === today) return 'today';
  return day <= dayAfter(today, 7) ? 'week' : 'later';
}

function groupOf(group, items, state, context, act) {
  const { w, f, pipeline } = context;
  const own = items.filter(
    (item) => group === 'all' || groupFor(item, state.now, pipeline.zone) === group,
  );
  if (own.length === 0) return nothing;
  return html`
    <section class="todo-group" data-group=${group}>
      ${group === 'all' ? nothing : html`<h3>${w.dueGroups[group]} <span class="tag">${f.count(own.length)}</span></h3>`}
      <ul>${own.map((item) => row(item, state, context, act))}</ul>
    </section>
  `;
}

function row(item, state, { w, f, dealHref }, act) {
  const { dealId, dealName, activityId, type, title, dueAt, doneAt, owner } = item;
  const overdue = item.state === 'open' && dueAt && Date.parse(dueAt) < state.now;
  const when =
    item.state === 'done'
      ? w.doneAt(f.moment(doneAt))
      : dueAt
        ? overdue
          ? w.dueSince(f.duration((state.now - Date.parse(dueAt)) / 1000))
          : w.dueIn(f.ahead(dueAt, state.now) ?? w.now)
        : w.dueAnyTime;
  return html`
    <li class="todo" data-activity=${activityId} data-overdue=${!!overdue}>
      <span class="todo-sign">${item.state === 'done' ? done() : clock()}</span>
      <div class="todo-what">
        <b>${title ?? w.activities[type] ?? type}</b>
        <p>${w.activities[type] ?? type} · <a class="link" href=${dealHref(dealId)}>${dealName}</a></p>
      </div>
      <span class="who">${avatar(owner)}${owner}</span>
      <time datetime=${dueAt ?? nothing} title=${dueAt ? f.moment(dueAt) : nothing}>${when}</time>
      ${
        item.state === 'open'
          ? html`<button type="button" class="plain" ?disabled=${dealId in state.moving} @click=${() => act.complete(item)}>${w.markDone}</button>`
          : nothing
      }
    </li>
  `;
}
