package io.dealstream.events;

import static io.dealstream.events.deal.Addressee.Kind.OWNER;
import static io.dealstream.events.deal.Addressee.Kind.TEAM;

import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.automation.AutomationDefinition;
import io.dealstream.events.automation.AutomationEvent;
import io.dealstream.events.automation.Conditions;
import io.dealstream.events.automation.Reaction;
import io.dealstream.events.automation.Recipient;
import io.dealstream.events.automation.Trigger;
import io.dealstream.events.deal.ActivityType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Each event of a rule twice: with all that can be said, and with no more than must be. */
final class AutomationSamples {

  private static final Instant AT = Instant.parse("2026-03-02T09:30:00.250Z");

  private static final AutomationDefinition LARGE_ONES =
      new AutomationDefinition(
          "Large ones go to Bea",
          "sales",
          true,
          Trigger.STAGE_ENTERED,
          new Conditions("pitch", "anna", "north", "fair", new BigDecimal("12500.50"), null),
          List.of(
              new Reaction.Plan(ActivityType.TASK, "send the offer", 3),
              new Reaction.Plan(ActivityType.FOLLOW_UP, null, 7),
              new Reaction.Reassign("bea", "south")));
  private static final AutomationDefinition ANY =
      new AutomationDefinition(
          "Whatever is lost",
          null,
          false,
          Trigger.LOST,
          Conditions.NONE,
          List.of(new Reaction.Reassign("bea", null)));

  private static final AutomationDefinition TELLING =
      new AutomationDefinition(
          "Whoever has to know of a win",
          "sales",
          true,
          Trigger.WON,
          Conditions.NONE,
          List.of(
              new Reaction.Notify(new Recipient(OWNER, null), "send the contract"),
              new Reaction.Notify(new Recipient(TEAM, null), "another one"),
              new Reaction.Notify(new Recipient(OWNER, "bea"), "a new customer"),
              new Reaction.Notify(new Recipient(TEAM, "onboarding: east"), "a new customer")));

  private static final AutomationDefinition STUCK =
      new AutomationDefinition(
          "Stuck ones",
          "sales",
          true,
          Trigger.STALLED,
          new Conditions("pitch", null, null, null, null, AlertKind.IDLE),
          List.of(new Reaction.Plan(ActivityType.FOLLOW_UP, "ask again", 1)));

  static final Map<String, DomainEvent> ALL =
      Map.ofEntries(
          Map.entry(
              "automation.defined.v1",
              new AutomationEvent.Defined("large", 3, LARGE_ONES, "review", Via.API, AT)),
          Map.entry(
              "automation.defined.v1.bare",
              new AutomationEvent.Defined("any", 0, ANY, null, Via.API, AT)),
          Map.entry(
              "automation.defined.v1.stalled",
              new AutomationEvent.Defined("stuck", 0, STUCK, null, Via.API, AT)),
          Map.entry(
              "automation.defined.v1.notify",
              new AutomationEvent.Defined("telling", 0, TELLING, null, Via.API, AT)),
          Map.entry(
              "automation.removed.v1",
              new AutomationEvent.Removed("large", 4, "too many", Via.API, AT)),
          Map.entry(
              "automation.removed.v1.bare",
              new AutomationEvent.Removed("any", 1, null, Via.API, AT)));

  private AutomationSamples() {}
}
