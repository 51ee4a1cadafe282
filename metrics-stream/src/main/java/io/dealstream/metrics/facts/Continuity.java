package io.dealstream.metrics.facts;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.metrics.facts.Deal.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Whether an event can come after what is known of its deal: checked before anything is counted.
 */
final class Continuity {

  private Continuity() {}

  /**
   * @return the rule it breaks, or null
   */
  static @Nullable String brokenBy(@Nullable Deal deal, DealEvent event, long sequence) {
    if (sequence != (deal == null ? 0 : deal.sequence() + 1)) {
      return "sequence-gap";
    }
    if (deal == null) {
      return event instanceof DealEvent.Opened ? null : "not-opened";
    }
    if (deal.standing() instanceof Standing.Gone) {
      return "after-its-end";
    }
    if (!deal.pipelineId().equals(pipelineBefore(event))) {
      return "another-pipeline";
    }
    if (event.occurredAt().toEpochMilli() < deal.lastAt()) {
      return "time-went-back";
    }
    return switch (event) {
      case DealEvent.Opened _ -> "opened-twice";
      case DealEvent.StageChanged e -> standsIn(deal, e.from());
      case DealEvent.Won e -> standsIn(deal, e.from());
      case DealEvent.Lost e -> standsIn(deal, e.from());
      case DealEvent.Reopened _ ->
          deal.standing() instanceof Standing.Closed ? null : "not-decided";
      case DealEvent.HandedOff e -> standsIn(deal, e.from());
      case DealEvent.Merged e -> endsIn(deal, e.from());
      case DealEvent.Deleted e -> endsIn(deal, e.from());
      case DealEvent.AmountChanged _,
          DealEvent.Reassigned _,
          DealEvent.CloseDateChanged _,
          DealEvent.ProbabilityChanged _,
          DealEvent.ForecastCategoryChanged _,
          DealEvent.Activity _,
          DealEvent.NoticeGiven _,
          DealEvent.Absorbed _ ->
          null;
    };
  }

  private static String pipelineBefore(DealEvent event) {
    return event instanceof DealEvent.HandedOff e ? e.fromPipelineId() : event.pipelineId();
  }

  /**
   * @param stage null where the deal must have been decided
   */
  private static @Nullable String endsIn(Deal deal, @Nullable String stage) {
    if (stage != null) {
      return standsIn(deal, stage);
    }
    return deal.standing() instanceof Standing.Closed ? null : "not-decided";
  }

  private static @Nullable String standsIn(Deal deal, String stage) {
    return deal.standing() instanceof Standing.Open(Visit visit, boolean _)
            && visit.stageId().equals(stage)
        ? null
        : "not-in-that-stage";
  }
}
