/** A card is dragged to another stage, or moved there by Alt and an arrow key. */
let dragged = null;

export function dragging(deal, stageId) {
  return {
    start(event) {
      dragged = { deal, stageId };
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', deal.name);
      document.body.dataset.dragging = stageId;
    },
    end() {
      dragged = null;
      delete document.body.dataset.dragging;
    },
  };
}

/** What a place does to a card that is dragged over it and dropped. */
export function dropping(stageId, drop) {
  const takes = () => dragged !== null && dragged.stageId !== stageId;
  return {
    over(event) {
      if (!takes()) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      event.currentTarget.dataset.over = 'true';
    },
    leave(event) {
      if (!event.currentTarget.contains(event.relatedTarget))
        delete event.currentTarget.dataset.over;
    },
    drop(event) {
      delete event.currentTarget.dataset.over;
      if (!takes()) return;
      event.preventDefault();
      const { deal } = dragged;
      dragged = null;
      delete document.body.dataset.dragging;
      drop(deal);
    },
  };
}

/** Which stage a key press leads to; null for none. */
export function stageByKey(event, stageId, pipeline) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || !event.altKey) return null;
  const stages = pipeline.stages.filter((stage) => !stage.retired || stage.id === stageId);
  return stages[stages.findIndex((stage) => stage.id === stageId) + step]?.id ?? null;
}
