package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealEvents.when;
import static io.dealstream.command.decision.Texts.reason;

import io.dealstream.command.decision.OccurredAt;
import io.dealstream.command.decision.Refused;
import io.dealstream.events.deal.DealEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done about a deal, or is to be done. */
final class ActivityEvents {

  private ActivityEvents() {}

  static DealEvent recorded(Deal.Live d, DealCommand.RecordActivity c, Basis b) {
    var words = ActivityRules.words(c.type(), c.words());
    var at = when(d, c, b);
    var happenedAt = happened(c.happenedAt(), at, b);
    ActivityRules.inTime(d, c.type(), happenedAt);
    return new DealEvent.ActivityRecorded(
        d.facts().id(),
        d.facts().pipelineId(),
        c.activityId(),
        c.type(),
        words.title(),
        words.text() != null,
        words.link() != null,
        openStage(d),
        c.by().owner(),
        c.by().team(),
        happenedAt,
        d.facts().owner(),
        d.facts().team(),
        d.facts().source(),
        reason(c.reason()),
        b.via(),
        at);
  }

  static DealEvent planned(Deal.Open d, DealCommand.PlanActivity c, Basis b) {
    ActivityRules.toBePlanned(c.type(), c.dueAt());
    ActivityRules.roomForOneMore(d);
    var words = ActivityRules.words(c.type(), c.words());
    return new DealEvent.ActivityPlanned(
        d.facts().id(),
        d.facts().pipelineId(),
        c.activityId(),
        c.type(),
        words.title(),
        words.text() != null,
        c.dueAt() == null ? null : ActivityRules.due(c.dueAt(), b.now()),
        null,
        d.facts().owner(),
        d.facts().team(),
        d.facts().source(),
        reason(c.reason()),
        b.via(),
        when(d, c, b));
  }

  static List<DealEvent> rescheduled(Deal.Open d, DealCommand.RescheduleActivity c, Basis b) {
    var planned = find(d, c.activityId());
    if (c.dueAt().truncatedTo(ChronoUnit.MILLIS).equals(planned.dueAt())) {
      return List.of();
    }
    return List.of(
        new DealEvent.ActivityRescheduled(
            d.facts().id(),
            d.facts().pipelineId(),
            c.activityId(),
            planned.type(),
            planned.title(),
            planned.dueAt(),
            ActivityRules.due(c.dueAt(), b.now()),
            d.facts().owner(),
            d.facts().team(),
            d.facts().source(),
            reason(c.reason()),
            b.via(),
            when(d, c, b)));
  }

  static DealEvent completed(Deal.Live d, DealCommand.CompleteActivity c, Basis b) {
    var planned = find(d, c.activityId());
    var at = when(d, c, b);
    return new DealEvent.ActivityCompleted(
        d.facts().id(),
        d.facts().pipelineId(),
        c.activityId(),
        planned.type(),
        planned.title(),
        planned.dueAt(),
        openStage(d),
        c.by().owner(),
        c.by().team(),
        happened(c.happenedAt(), at, b),
        d.facts().owner(),
        d.facts().team(),
        d.facts().source(),
        reason(c.reason()),
        b.via(),
        at);
  }

  static DealEvent cancelled(Deal.Live d, DealCommand.CancelActivity c, Basis b) {
    var planned = find(d, c.activityId());
    return new DealEvent.ActivityCancelled(
        d.facts().id(),
        d.facts().pipelineId(),
        c.activityId(),
        planned.type(),
        planned.title(),
        planned.dueAt(),
        d.facts().owner(),
        d.facts().team(),
        d.facts().source(),
        reason(c.reason()),
        b.via(),
        when(d, c, b));
  }

  private static Instant happened(@Nullable Instant asked, Instant at, Basis b) {
    return asked == null ? at : OccurredAt.seen("happenedAt", asked, b.now());
  }

  private static Planned find(Deal.Live d, String activityId) {
    var planned = d.facts().activities().planned().get(activityId);
    if (planned == null) {
      throw Refused.unknown("unknown-activity", "activityId", "planned activity " + activityId);
    }
    return planned;
  }

  private static @Nullable String openStage(Deal.Live d) {
    return d instanceof Deal.Open open ? open.stage() : null;
  }
}
