package io.dealstream.recount.around;

import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.recount.lives.Credit;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that was done about a deal.
 *
 * @param credit whoever did it, and the deal's lead source
 */
public record Deed(String pipelineId, ActivityType type, Credit credit, Instant at) {

  /** Empty where the event tells of nothing that was done. */
  static Optional<Deed> of(DealEvent event) {
    return switch (event) {
      case DealEvent.ActivityRecorded e ->
          Optional.of(
              new Deed(
                  e.pipelineId(),
                  e.type(),
                  new Credit(e.by(), e.byTeam(), e.source()),
                  e.happenedAt()));
      case DealEvent.ActivityCompleted e ->
          Optional.of(
              new Deed(
                  e.pipelineId(),
                  e.type(),
                  new Credit(e.by(), e.byTeam(), e.source()),
                  e.happenedAt()));
      default -> Optional.empty();
    };
  }
}
