package io.dealstream.metrics;

import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.DealEvent;
import java.time.Instant;

/** Writes what is planned for deals, with the pen that writes of them. */
record FollowUpPen(Pen pen) {

  Recorded plan(String deal, String id, ActivityType type, Instant dueAt, Instant at) {
    return pen.tell(
        new DealEvent.ActivityPlanned(
            deal,
            pen.pipelineOf(deal),
            id,
            type,
            null,
            false,
            dueAt,
            null,
            pen.ownerOf(deal),
            null,
            null,
            null,
            pen.via,
            at));
  }

  Recorded reschedule(String deal, String id, ActivityType type, Instant dueAt, Instant at) {
    return pen.tell(
        new DealEvent.ActivityRescheduled(
            deal,
            pen.pipelineOf(deal),
            id,
            type,
            null,
            null,
            dueAt,
            pen.ownerOf(deal),
            null,
            null,
            null,
            pen.via,
            at));
  }

  Recorded complete(String deal, String id, ActivityType type, Instant at) {
    return pen.tell(
        new DealEvent.ActivityCompleted(
            deal,
            pen.pipelineOf(deal),
            id,
            type,
            null,
            null,
            null,
            "otto",
            null,
            at,
            pen.ownerOf(deal),
            null,
            null,
            null,
            pen.via,
            at));
  }

  Recorded cancel(String deal, String id, ActivityType type, Instant at) {
    return pen.tell(
        new DealEvent.ActivityCancelled(
            deal,
            pen.pipelineOf(deal),
            id,
            type,
            null,
            null,
            pen.ownerOf(deal),
            null,
            null,
            null,
            pen.via,
            at));
  }
}
