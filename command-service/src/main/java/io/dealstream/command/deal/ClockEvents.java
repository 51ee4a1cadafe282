package io.dealstream.command.deal;

import io.dealstream.command.decision.OccurredAt;
import io.dealstream.events.deal.DealEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the clock makes happen, and what it has to wait for. */
final class ClockEvents {

  private ClockEvents() {}

  /** An outcome stops every clock: what is planned falls due in an open deal only. */
  static List<DealEvent> fellDue(Deal.Known d, DealCommand.FallDue c, Basis b) {
    return d instanceof Deal.Open open ? fellDue(open, c, b) : List.of();
  }

  private static List<DealEvent> fellDue(Deal.Open d, DealCommand.FallDue c, Basis b) {
    var planned = d.facts().activities().planned().get(c.activityId());
    if (planned == null || planned.fellDue() || !c.dueAt().equals(planned.dueAt())) {
      return List.of();
    }
    var last = d.facts().lastAt();
    var at = c.dueAt().isBefore(last) ? last : c.dueAt();
    return List.of(
        new DealEvent.ActivityFellDue(
            d.facts().id(),
            d.facts().pipelineId(),
            c.activityId(),
            planned.type(),
            planned.title(),
            c.dueAt(),
            d.stage(),
            d.facts().owner(),
            d.facts().team(),
            d.facts().source(),
            b.via(),
            OccurredAt.decide(at, last, b.now())));
  }

  /**
   * What an event gives to wait for. What fell due while a deal was decided was not told: reopened,
   * the deal waits again for all that is still to be done.
   *
   * @param after the deal after the event
   * @return the times by the ids of what is to be done then
   */
  static Map<String, Instant> awaited(DealEvent event, Deal after) {
    return switch (event) {
      case DealEvent.ActivityPlanned e -> awaited(e.activityId(), e.dueAt());
      case DealEvent.ActivityRescheduled e -> awaited(e.activityId(), e.dueAt());
      case DealEvent.Reopened _ when after instanceof Deal.Open open -> awaited(open);
      default -> Map.of();
    };
  }

  private static Map<String, Instant> awaited(String activityId, @Nullable Instant dueAt) {
    return dueAt == null ? Map.of() : Map.of(activityId, dueAt);
  }

  private static Map<String, Instant> awaited(Deal.Open deal) {
    var times = new HashMap<String, Instant>();
    for (var each : deal.facts().activities().planned().entrySet()) {
      if (!each.getValue().fellDue()) {
        times.putAll(awaited(each.getKey(), each.getValue().dueAt()));
      }
    }
    return times;
  }
}
