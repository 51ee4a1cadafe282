package io.dealstream.command.automation;

import io.dealstream.events.Via;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.DealEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of a deal, as an alert about the deal is judged by it.
 *
 * @param sequence its number among the deal's events
 * @param actor who did it; a rule by its own name
 * @param causationId of the command, or of what a rule did it for
 */
record Told(
    long sequence,
    Instant recordedAt,
    DealEvent event,
    String actor,
    String correlationId,
    String causationId) {

  boolean isImported() {
    return event.via() == Via.IMPORT;
  }

  /** Somebody has seen to the deal; the clock and rules have not. */
  boolean touches() {
    return switch (event.via()) {
      case API, IMPORT -> true;
      case AUTOMATION, CLOCK -> false;
    };
  }

  /** With it a stay in a stage begins or ends. */
  boolean bounds() {
    return switch (event) {
      case DealEvent.Opened _,
          DealEvent.StageChanged _,
          DealEvent.Won _,
          DealEvent.Lost _,
          DealEvent.Reopened _,
          DealEvent.HandedOff _,
          DealEvent.Merged _,
          DealEvent.Deleted _ ->
          true;
      case DealEvent.AmountChanged _,
          DealEvent.Reassigned _,
          DealEvent.CloseDateChanged _,
          DealEvent.ProbabilityChanged _,
          DealEvent.ForecastCategoryChanged _,
          DealEvent.Absorbed _,
          DealEvent.NoticeGiven _,
          DealEvent.Activity _ ->
          false;
    };
  }

  /** When the follow-up that it plans is due; null where it plans none. */
  @Nullable Instant followUpAt() {
    return event instanceof DealEvent.ActivityPlanned planned
            && planned.type() == ActivityType.FOLLOW_UP
        ? planned.dueAt()
        : null;
  }
}
