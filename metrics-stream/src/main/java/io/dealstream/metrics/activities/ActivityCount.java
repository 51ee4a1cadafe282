package io.dealstream.metrics.activities;

import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.Metric;
import io.dealstream.metrics.facts.Credit;
import io.dealstream.metrics.facts.Moment;
import io.dealstream.metrics.figures.EventCounting;
import io.dealstream.metrics.figures.Ledger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was done, credited to whoever did it. Counted when it is told to be done: what is planned
 * may never be.
 */
public final class ActivityCount implements EventCounting<DealEvent> {

  static final int DONE = 0;

  @Override
  public void count(DealEvent event, Ledger ledger) {
    switch (event) {
      case DealEvent.ActivityRecorded e ->
          done(ledger, e, e.type(), e.by(), e.byTeam(), e.happenedAt());
      case DealEvent.ActivityCompleted e ->
          done(ledger, e, e.type(), e.by(), e.byTeam(), e.happenedAt());
      case DealEvent.ActivityPlanned _,
          DealEvent.ActivityRescheduled _,
          DealEvent.ActivityFellDue _,
          DealEvent.ActivityCancelled _,
          DealEvent.Opened _,
          DealEvent.StageChanged _,
          DealEvent.Won _,
          DealEvent.Lost _,
          DealEvent.Reopened _,
          DealEvent.AmountChanged _,
          DealEvent.Reassigned _,
          DealEvent.CloseDateChanged _,
          DealEvent.ProbabilityChanged _,
          DealEvent.ForecastCategoryChanged _,
          DealEvent.HandedOff _,
          DealEvent.Merged _,
          DealEvent.Absorbed _,
          DealEvent.Deleted _,
          DealEvent.NoticeGiven _ -> {}
    }
  }

  private static void done(
      Ledger ledger,
      DealEvent event,
      ActivityType type,
      String by,
      @Nullable String byTeam,
      Instant happenedAt) {
    var moment = new Moment(new Credit(by, byTeam, event.source()), happenedAt.toEpochMilli());
    ledger.credit(Metric.ACTIVITIES, event.pipelineId(), moment, type.word(), n -> n.add(DONE, 1));
  }
}
