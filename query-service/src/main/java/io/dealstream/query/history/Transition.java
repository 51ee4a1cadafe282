package io.dealstream.query.history;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.query.deals.Deal;
import io.dealstream.query.deals.DealStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A deal's way from one stage to another, into the pipeline or out of it.
 *
 * @param fromPipeline the pipeline it left, where it was handed off
 * @param from the stage it left; null where it came in, or had been decided before
 * @param to the stage it entered; null where it was decided, merged or deleted
 * @param skipped stages passed over, of a move
 * @param visit how many times the deal had then been in the stage entered, or in the one it was
 *     decided in
 * @param dwell how long it had been in the stage it left; null where it left none
 */
record Transition(
    Kind kind,
    String dealName,
    int pipelineVersion,
    @Nullable String fromPipeline,
    @Nullable String from,
    @Nullable String to,
    @Nullable Direction direction,
    @Nullable Integer skipped,
    int visit,
    @Nullable Duration dwell,
    @Nullable String reason) {

  enum Kind {
    OPENED,
    MOVED,
    WON,
    LOST,
    REOPENED,
    HANDED_OFF,
    MERGED,
    DELETED;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Null for an event that leaves the deal where it was. */
  static @Nullable Transition of(DealStep step) {
    var name = step.after().label().name();
    var left = step.before();
    return switch (step.event()) {
      case DealEvent.Opened e ->
          into(Kind.OPENED, name, e.pipelineVersion(), e.to(), e.visit(), e.reason());
      case DealEvent.Reopened e ->
          into(Kind.REOPENED, name, e.pipelineVersion(), e.to(), e.visit(), e.reason());
      case DealEvent.StageChanged e ->
          new Transition(
              Kind.MOVED,
              name,
              e.pipelineVersion(),
              null,
              e.from(),
              e.to(),
              e.direction(),
              e.skipped(),
              e.visit(),
              dwell(left, e.occurredAt()),
              e.reason());
      case DealEvent.Won e ->
          outOf(Kind.WON, left, e.pipelineVersion(), e.from(), e.occurredAt(), e.reason());
      case DealEvent.Lost e ->
          outOf(Kind.LOST, left, e.pipelineVersion(), e.from(), e.occurredAt(), e.reason());
      case DealEvent.HandedOff e ->
          new Transition(
              Kind.HANDED_OFF,
              name,
              e.pipelineVersion(),
              e.fromPipelineId(),
              e.from(),
              e.to(),
              null,
              null,
              e.visit(),
              dwell(left, e.occurredAt()),
              e.reason());
      case DealEvent.Merged e ->
          outOf(Kind.MERGED, left, e.pipelineVersion(), e.from(), e.occurredAt(), e.reason());
      case DealEvent.Deleted e ->
          outOf(Kind.DELETED, left, e.pipelineVersion(), e.from(), e.occurredAt(), e.reason());
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

  private static Transition into(
      Kind kind, String name, int version, String to, int visit, @Nullable String reason) {
    return new Transition(kind, name, version, null, null, to, null, null, visit, null, reason);
  }

  private static Transition outOf(
      Kind kind,
      @Nullable Deal left,
      int version,
      @Nullable String from,
      Instant at,
      @Nullable String reason) {
    if (left == null) {
      throw new IllegalStateException("only a deal that was opened can be decided");
    }
    return new Transition(
        kind,
        left.label().name(),
        version,
        null,
        from,
        null,
        null,
        null,
        left.place().visit(),
        from == null ? null : dwell(left, at),
        reason);
  }

  private static @Nullable Duration dwell(@Nullable Deal left, Instant until) {
    return left == null ? null : Duration.between(left.place().stageEnteredAt(), until);
  }
}
