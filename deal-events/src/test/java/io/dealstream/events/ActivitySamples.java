package io.dealstream.events;

import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.DealEvent;
import java.time.Instant;
import java.util.Map;

/** What is done about a deal, each event twice as in {@link EventSamples}. */
final class ActivitySamples {

  private static final Instant AT = Instant.parse("2026-03-01T10:15:30.250Z");
  private static final Instant BEFORE = Instant.parse("2026-02-27T14:00:00Z");
  private static final Instant DUE = Instant.parse("2026-03-08T09:00:00Z");

  static final Map<String, DomainEvent> ALL =
      Map.ofEntries(
          Map.entry(
              "deal.activity-recorded.v1",
              new DealEvent.ActivityRecorded(
                  "d1",
                  "sales",
                  "a1",
                  ActivityType.TRANSCRIPT,
                  "first talk",
                  true,
                  true,
                  "pitch",
                  "bea",
                  "south",
                  BEFORE,
                  "anna",
                  "north",
                  "fair",
                  "agreed",
                  Via.API,
                  AT)),
          Map.entry(
              "deal.activity-recorded.v1.bare",
              new DealEvent.ActivityRecorded(
                  "d1",
                  "sales",
                  "a1",
                  ActivityType.EMAIL,
                  null,
                  false,
                  false,
                  null,
                  "anna",
                  null,
                  AT,
                  "anna",
                  null,
                  null,
                  null,
                  Via.API,
                  AT)),
          Map.entry(
              "deal.activity-planned.v1",
              new DealEvent.ActivityPlanned(
                  "d1",
                  "sales",
                  "planned~1",
                  ActivityType.FOLLOW_UP,
                  "ask again",
                  true,
                  DUE,
                  "pitch",
                  "anna",
                  "north",
                  "fair",
                  "agreed",
                  Via.AUTOMATION,
                  AT)),
          Map.entry(
              "deal.activity-planned.v1.bare",
              new DealEvent.ActivityPlanned(
                  "d1",
                  "sales",
                  "a1",
                  ActivityType.TASK,
                  null,
                  false,
                  null,
                  null,
                  "anna",
                  null,
                  null,
                  null,
                  Via.API,
                  AT)),
          Map.entry(
              "deal.activity-rescheduled.v1",
              new DealEvent.ActivityRescheduled(
                  "d1",
                  "sales",
                  "a1",
                  ActivityType.MEETING,
                  "on the site",
                  AT,
                  DUE,
                  "anna",
                  "north",
                  "fair",
                  "they are ill",
                  Via.API,
                  AT)),
          Map.entry(
              "deal.activity-rescheduled.v1.bare",
              new DealEvent.ActivityRescheduled(
                  "d1",
                  "sales",
                  "a1",
                  ActivityType.TASK,
                  null,
                  null,
                  DUE,
                  "anna",
                  null,
                  null,
                  null,
                  Via.API,
                  AT)),
          Map.entry(
              "deal.activity-fell-due.v1",
              new DealEvent.ActivityFellDue(
                  "d1",
                  "sales",
                  "a1",
                  ActivityType.FOLLOW_UP,
                  "ask again",
                  DUE,
                  "pitch",
                  "anna",
                  "north",
                  "fair",
                  Via.CLOCK,
                  DUE)),
          Map.entry(
              "deal.activity-fell-due.v1.bare",
              new DealEvent.ActivityFellDue(
                  "d1",
                  "sales",
                  "planned~1",
                  ActivityType.CALL,
                  null,
                  BEFORE,
                  "pitch",
                  "anna",
                  null,
                  null,
                  Via.CLOCK,
                  AT)),
          Map.entry(
              "deal.activity-completed.v1",
              new DealEvent.ActivityCompleted(
                  "d1",
                  "sales",
                  "a1",
                  ActivityType.CALL,
                  "ask again",
                  DUE,
                  "pitch",
                  "bea",
                  "south",
                  BEFORE,
                  "anna",
                  "north",
                  "fair",
                  "they called",
                  Via.API,
                  AT)),
          Map.entry(
              "deal.activity-completed.v1.bare",
              new DealEvent.ActivityCompleted(
                  "d1",
                  "sales",
                  "a1",
                  ActivityType.TASK,
                  null,
                  null,
                  null,
                  "anna",
                  null,
                  AT,
                  "anna",
                  null,
                  null,
                  null,
                  Via.API,
                  AT)),
          Map.entry(
              "deal.activity-cancelled.v1",
              new DealEvent.ActivityCancelled(
                  "d1",
                  "sales",
                  "a1",
                  ActivityType.FOLLOW_UP,
                  "ask again",
                  DUE,
                  "anna",
                  "north",
                  "fair",
                  "they have left",
                  Via.API,
                  AT)),
          Map.entry(
              "deal.activity-cancelled.v1.bare",
              new DealEvent.ActivityCancelled(
                  "d1",
                  "sales",
                  "a1",
                  ActivityType.TASK,
                  null,
                  null,
                  "anna",
                  null,
                  null,
                  null,
                  Via.API,
                  AT)));

  private ActivitySamples() {}
}
