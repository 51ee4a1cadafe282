import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';
import { avatar, clock } from './marks.js';
import { choices, empty, panel, shown } from './shown.js';

const KINDS = ['idle', 'overstayed'];
const MOST = 200;
const DAY = 86_400_000;

/** Which deals are stuck and why, the furthest beyond its limit first. */
export function stuck(state, context, act) {
  const { w, ask, href } = context;
  const kind = KINDS.includes(state.at.kind) ? state.at.kind : null;
  const query = { pipeline: state.pipelineId, ...state.part, limit: MOST };
  const all = ask('/api/alerts', query);
  const draw = ({ items, next }) => {
    if (items.length === 0) return empty(w.nobodyStuck, w.nobodyStuckText);
    const chosen = byDeal(
      items.filter((alert) => !kind || alert.kind === kind),
      state.now,
    );
    const most = Math.max(...chosen.map(({ since }) => since), 1);
    return html`
      <ol class="stuck-list">${chosen.map((one) => row(one, most, context, act))}</ol>
      ${next ? html`<p class="panel-more">${w.newestOnly(MOST)}</p>` : nothing}
    `;
  };
  return html`
    <div class="view-head">
      <h1>${w.views.stuck}</h1>
      ${choices(
        w.why,
        [['', w.every], ...KINDS.map((one) => [one, w.kinds[one]])],
        kind ?? '',
        (value) => href({ kind: value || undefined }),
      )}
      ${presentOnly(context)}
    </div>
    <div class="parts">
      ${byStage(all, context)}
      ${panel('alerts', w.stuckDeals, shown([all], w, draw), { wide: true, hint: w.hints.stuck })}
    </div>
  `;
}

/** A view that has no past says so while the person looks back. */
export function presentOnly({ w, asOf }) {
  return asOf ? html`<span class="badge">${w.presentOnly}</span>` : nothing;
}

/** Each deal once, however many ways it is stuck in; since: how far beyond a limit, in days. */
function byDeal(alerts, now) {
  const deals = Map.groupBy(
    alerts.map((alert) => ({
      alert,
      since: Math.max(0, (now - Date.parse(alert.raisedAt)) / DAY),
    })),
    ({ alert }) => alert.dealId,
  );
  const worstFirst = (a, b) => b.since - a.since;
  return [...deals.values()]
    .map((ways) => {
      const sorted = ways.toSorted(worstFirst);
      return { ...sorted[0], ways: sorted };
    })
    .sort(worstFirst);
}

function row({ alert, since, ways }, most, { w, f, stageName, dealHref }, act) {
  const { dealId, dealName, kind, stageId, owner, raisedAt } = alert;
  const why = (way) => {
    const limit = way.alert.limitDays;
    const said = way.alert.kind === 'idle' ? w.idleFor : w.inStageFor;
    return said(f.days(limit + way.since), f.days(limit));
  };
  return html`
    <li data-kind=${kind} data-deal=${dealId}>
      <span class="stuck-sign">${clock()}</span>
      <div class="stuck-what">
        <a class="link" href=${dealHref(dealId)}>${dealName ?? dealId}</a>
        <p>${ways.map(why).join(' ')}</p>
      </div>
      <span class="chip">${stageName(stageId)}</span>
      <span class="who">${avatar(owner)}${owner}</span>
      <span class="stuck-beyond" title=${w.limitPassed(f.moment(raisedAt))}>
        <b>+${f.days(since)}</b>
        <span class="meter wide-meter" aria-hidden="true"><i .style=${`width:${(since / most) * 100}%`}></i></span>
      </span>
      <button type="button" class="plain" @click=${() => act.look(dealId, dealName ?? dealId)}>${w.look}</button>
    </li>
  `;
}

function byStage(all, { w, f, pipeline }) {
  const draw = ({ items }) => {
    const deals = new Set(items.map((alert) => alert.dealId));
    const stages = pipeline.stages.map((stage) => ({
      stage,
      counts: KINDS.map(
        (kind) => items.filter((a) => a.stageId === stage.id && a.kind === kind).length,
      ),
    }));
    const most = Math.max(1, ...stages.map(({ counts }) => counts[0] + counts[1]));
    return html`
      <p class="big"><b>${f.count(deals.size)}</b> ${w.dealsWord(deals.size)}</p>
      <ul class="stuck-stages">
        ${stages.map(
          ({ stage, counts: [idle, old] }) => html`<li>
            <span>${stage.name}</span>
            <span class="pair-bar" aria-hidden="true">
              <i data-kind="overstayed" .style=${`width:${(old / most) * 100}%`}></i>
              <i data-kind="idle" .style=${`width:${(idle / most) * 100}%`}></i>
            </span>
            <small>${limits(stage, old, idle, w, f)}</small>
          </li>`,
        )}
      </ul>
    `;
  };
  return panel('stuck-by-stage', w.stuckByStage, shown([all], w, draw), { wide: true, tag: w.now });
}

function limits({ ageLimitDays, idleLimitDays }, old, idle, w, f) {
  const said = [];
  if (ageLimitDays > 0)
    said.push(`${f.count(old)} ${w.kinds.overstayed} (${w.limitOf(f.days(ageLimitDays))})`);
  if (idleLimitDays > 0)
    said.push(`${f.count(idle)} ${w.kinds.idle} (${w.limitOf(f.days(idleLimitDays))})`);
  return said.length ? said.join(' · ') : w.noLimit;
}
