package io.dealstream.events;

import io.dealstream.events.goal.GoalDefinition;
import io.dealstream.events.goal.GoalEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** Each event of a goal twice: with all that can be said, and with no more than must be. */
final class GoalSamples {

  private static final Instant AT = Instant.parse("2026-03-02T09:30:00.250Z");

  private static final GoalDefinition ANNAS =
      new GoalDefinition(
          "stage-entries",
          new BigDecimal("25"),
          "month:2026-03",
          "sales",
          "north",
          "anna",
          "entered",
          "pitch");
  private static final GoalDefinition EVERYBODYS =
      new GoalDefinition(
          "velocity", new BigDecimal("12500"), "quarter:2026-Q1", "sales", null, null, null, null);

  static final Map<String, DomainEvent> ALL =
      Map.ofEntries(
          Map.entry(
              "goal.created.v1", new GoalEvent.Created("g1", 0, ANNAS, "review", Via.API, AT)),
          Map.entry(
              "goal.created.v1.bare",
              new GoalEvent.Created("g1", 0, EVERYBODYS, null, Via.API, AT)),
          Map.entry(
              "goal.changed.v1", new GoalEvent.Changed("g1", 3, ANNAS, "review", Via.API, AT)),
          Map.entry(
              "goal.changed.v1.bare",
              new GoalEvent.Changed("g1", 1, EVERYBODYS, null, Via.API, AT)));

  private GoalSamples() {}
}
