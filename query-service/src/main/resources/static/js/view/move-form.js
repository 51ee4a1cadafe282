import { html, nothing } from '../../vendor/lit-html-3-3-3/lit-html.js';

/** Moves, wins or loses a deal without a pointer: where to, why, and the button. */
export function moveForm({ id, name, wanted, items }, state, { w, pipeline }, act) {
  const present = presentStage(items);
  if (present === null) return nothing; // decided, or not known yet
  const on = state.board?.stages.flatMap((stage) => stage.deals).find((deal) => deal.id === id);
  const deal = { id, name, version: on?.version };
  const under = id in state.moving;
  const goals = [
    ...pipeline.stages.filter((s) => !s.retired && s.id !== present).map((s) => [s.id, s.name]),
    ['won', w.won],
    ['lost', w.lost],
  ];
  const places = pipeline.stages.map((s) => s.id);
  const following = places[places.indexOf(present) + 1] ?? 'won';
  const submit = async (event) => {
    event.preventDefault();
    const { to, reason } = Object.fromEntries(new FormData(event.target));
    act.lookAway();
    if (to === 'won') await act.win(deal);
    else if (to === 'lost') await act.lose(deal, reason);
    else await act.move(deal, to, reason);
  };
  return html`
    <form class="move-form" id="move-form" @submit=${submit}>
      <label>${w.moveTo}
        <span class="choice">
          <select name="to" id="move-to">
            ${goals.map(([value, label]) => html`<option value=${value} ?selected=${value === (wanted ?? following)}>${label}</option>`)}
          </select>
        </span>
      </label>
      <label class="grow">${w.reason}
        <input type="text" name="reason" id="move-reason" maxlength="500" placeholder=${w.reasonHint} />
      </label>
      <button type="submit" class="primary small" id="move-go" ?disabled=${under}>${w.moveIt}</button>
    </form>
  `;
}

/** The stage a deal is in, as its newest transition has it; null where it is in none. */
function presentStage(items) {
  const last = items?.findLast((item) => item.transition);
  return last?.transition.to ?? null;
}
