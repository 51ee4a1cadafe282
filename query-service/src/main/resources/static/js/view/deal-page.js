import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { kindOf } from '../event-kind.js';
import { arrow, arrowBack, avatar, cross, done, plus } from './marks.js';
import { orDash, panel, shown } from './shown.js';

/** All of one deal: how it stands, everything that happened to it, and the proof of each. */
export function dealPage(state, context, act) {
  const { w, ask, href } = context;
  const id = encodeURIComponent(state.at.id ?? '');
  const deal = ask(`/api/deals/${id}`, {});
  const timeline = ask(`/api/deals/${id}/timeline`, {});
  const proof = ask('/api/audit/verify', { deal: state.at.id });
  return html`
    <div class="view-head">
      <a class="plain" href=${href({ view: 'board' })}>← ${w.views.board}</a>
      <h1>${deal.data?.name ?? w.deal}</h1>
      ${deal.data ? status(deal.data, context) : nothing}
      ${deal.data?.status === 'open' ? html`<button type="button" class="primary small" @click=${() => act.look(deal.data.id, deal.data.name)}>${w.moveIt}</button>` : nothing}
    </div>
    <div class="parts deal-page">
      ${panel(
        'deal-facts',
        w.facts,
        shown([deal], w, (data) => facts(data, state, context)),
      )}
      ${panel(
        'deal-proof',
        w.proofTitle,
        shown([proof], w, (data) => proven(data, context)),
        { hint: w.hints.proof },
      )}
      ${panel(
        'deal-timeline',
        w.history,
        shown([timeline, proof], w, (events, held) => story(events, held, context)),
        { wide: true, hint: w.hints.timeline },
      )}
    </div>
  `;
}

function status({ status: is, stageId }, { w, stageName }) {
  return html`<span class="chip status" data-status=${is}>${is === 'open' ? stageName(stageId) : (w[is] ?? is)}</span>`;
}

function facts(deal, { now }, { w, f, day, stageName, href }) {
  const line = (name, value) =>
    value === null || value === undefined
      ? nothing
      : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const stays = deal.stageEnteredAt && deal.status === 'open';
  return html`<dl class="facts">
    ${line(w.value, deal.amount ? html`<b>${f.moneyExactly(deal.amount)}</b>` : w.noValue)}
    ${line(w.owner, html`<a class="who" href=${href({ view: 'board' }, { owner: deal.owner })}>${avatar(deal.owner)}${deal.owner}</a>`)}
    ${line(w.team, inPart({ team: deal.team }, href))} ${line(w.source, inPart({ source: deal.source }, href))}
    ${stays ? line(w.stage, html`${stageName(deal.stageId)} · ${w.age(f.duration(Math.max(0, (now - Date.parse(deal.stageEnteredAt)) / 1000)))}`) : nothing}
    ${line(w.openedOn, f.moment(deal.openedAt))}
    ${line(w.expectedClose, deal.expectedCloseOn ? day(deal.expectedCloseOn) : null)}
    ${line(w.forecastCategory, deal.forecastCategory ? w.categories[deal.forecastCategory] : null)}
    ${line(w.probability, deal.probability === null || deal.probability === undefined ? null : f.whole(deal.probability))}
    ${line(w.externalId, deal.externalId)}
    ${line(w.version, f.count(deal.version))}
  </dl>`;
}

/** Leads to the board of that team or source; null where the deal has none. */
function inPart(part, href) {
  const [value] = Object.values(part);
  return value ? html`<a class="link" href=${href({ view: 'board' }, part)}>${value}</a>` : null;
}

function proven({ holds, events, head, broken }, { w, f }) {
  return html`
    <p class="proven" data-holds=${holds}>
      ${holds ? done() : cross()} <b>${holds ? w.chainHolds(events) : w.chainBroken}</b>
    </p>
    ${broken ? html`<p class="panel-problem">${w.brokenAt(broken.problem, broken.position ? f.count(broken.position) : '–')}</p>` : nothing}
    <p class="panel-hint">${w.chainHead} <code class="hash">${head}</code></p>
  `;
}

function story({ items }, proof, context) {
  const held = new Map(proof.items.map((item) => [item.position, item]));
  return html`<ol class="story">
    ${items.toReversed().map((item) => event(item, held.get(item.position), context))}
  </ol>`;
}

function event(item, held, { w, f, stageName }) {
  const {
    position,
    sequence,
    type,
    occurredAt,
    recordedAt,
    actor,
    chain,
    dealChain,
    commandId,
    eventId,
    data,
    transition,
  } = item;
  const kind = kindOf(type);
  const { from, to, dwellSeconds, direction, skipped, visit } = transition ?? {};
  return html`
    <li data-kind=${kind} data-back=${direction === 'backward'} data-position=${position}>
      <span class="move-sign">${signOf(kind, direction)}</span>
      <div>
        <p class="story-what">
          <b>${w.events[kind] ?? kind}</b>
          ${from || to ? html`${from ? stageName(from) : nothing} ${from && to ? '→' : nothing} ${to ? html`<b>${stageName(to)}</b>` : nothing}` : nothing}
          ${direction === 'backward' ? html`<span class="chip">${w.back}</span>` : nothing}
          ${skipped > 0 ? html`<span class="chip">${w.skipped(skipped)}</span>` : nothing}
          ${visit > 1 ? html`<span class="chip">${w.visitNumber(visit)}</span>` : nothing}
        </p>
        <p class="story-facts">
          ${[
            actor,
            dwellSeconds === null || dwellSeconds === undefined
              ? null
              : w.stayed(f.duration(dwellSeconds)),
            data?.amount?.amount ? f.moneyExactly(data.amount) : null,
            data?.title ?? null,
            data?.reason ? `“${data.reason}”` : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <details class="audit">
          <summary>
            <span class="held" data-holds=${held?.holds ?? 'unknown'}>${held?.holds ? done() : cross()}</span>
            #${f.count(position)} <code>${chain.slice(0, 12)}…</code>
            <span class="sr">${held?.holds ? w.holds : w.holdsNot}</span>
          </summary>
          <dl>
            <div><dt>${w.occurred}</dt><dd>${f.moment(occurredAt)}</dd></div>
            <div><dt>${w.recordedTitle}</dt><dd>${f.moment(recordedAt)}</dd></div>
            <div><dt>${w.sequence}</dt><dd>${f.count(sequence)}</dd></div>
            <div><dt>${w.chain}</dt><dd><code class="hash">${chain}</code></dd></div>
            <div><dt>${w.dealChain}</dt><dd><code class="hash">${dealChain}</code></dd></div>
            <div><dt>${w.command}</dt><dd><code>${commandId}</code></dd></div>
            <div><dt>${w.event}</dt><dd><code>${orDash(eventId, String)}</code></dd></div>
          </dl>
        </details>
      </div>
      <time datetime=${occurredAt}>${f.moment(occurredAt)}</time>
    </li>
  `;
}

function signOf(kind, direction) {
  if (kind === 'won') return done();
  if (kind === 'lost' || kind === 'deleted') return cross();
  if (kind === 'opened') return plus();
  return direction === 'backward' || kind === 'reopened' ? arrowBack() : arrow();
}
