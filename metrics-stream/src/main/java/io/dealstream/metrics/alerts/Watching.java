package io.dealstream.metrics.alerts;

import io.dealstream.events.Via;
import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.StageTerms;
import io.dealstream.metrics.alerts.Stay.Last;
import io.dealstream.metrics.alerts.Watch.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one event means for a deal's alerts: first what fell due before it, then what it clears. A
 * limit passes at the first instant at which all that it asks for is so; what happens at that very
 * instant comes first.
 */
public final class Watching {

  private final DealEvent event;
  private final long at;
  private final Last last;
  private final long touchedAt;
  private final Map<String, Long> followUps;
  private final List<DealAlert> alerts;

  private Watching(Seen past, DealEvent event, Last last) {
    var before = past.watch();
    this.event = event;
    this.at = event.occurredAt().toEpochMilli();
    this.last = last;
    this.touchedAt = touches(event.via()) ? at : before.touchedAt();
    this.followUps = FollowUps.after(before.followUps(), event);
    this.alerts = new ArrayList<>(past.alerts());
  }

  /**
   * @param before null before the deal's first event
   * @param position the event's place among all events
   */
  public static Seen after(@Nullable Watch before, DealEvent event, long sequence, long position) {
    var at = event.occurredAt().toEpochMilli();
    var past = (before == null ? Watch.since(at) : before).fallDue(event.dealId(), at);
    var last = new Last(event.owner(), event.team(), event.source(), sequence, position);
    return new Watching(past, event, last).take(past.watch());
  }

  private static boolean touches(Via via) {
    return switch (via) {
      case API, IMPORT -> true;
      case AUTOMATION, CLOCK -> false;
    };
  }

  private Seen take(Watch before) {
    var stay = stay(before.stay());
    return new Seen(new Watch(touchedAt, followUps, stay, before.queuedFor()), alerts);
  }

  private @Nullable Stay stay(@Nullable Stay before) {
    return switch (event) {
      case DealEvent.Opened e -> enter(before, e.to(), e.visit(), e.stageTerms());
      case DealEvent.StageChanged e -> enter(before, e.to(), e.visit(), e.stageTerms());
      case DealEvent.Reopened e -> enter(before, e.to(), e.visit(), e.stageTerms());
      case DealEvent.HandedOff e -> enter(before, e.to(), e.visit(), e.stageTerms());
      case DealEvent.Won _, DealEvent.Lost _, DealEvent.Merged _, DealEvent.Deleted _ ->
          leave(before);
      case DealEvent.AmountChanged _,
          DealEvent.Reassigned _,
          DealEvent.CloseDateChanged _,
          DealEvent.ProbabilityChanged _,
          DealEvent.ForecastCategoryChanged _,
          DealEvent.Activity _,
          DealEvent.NoticeGiven _,
          DealEvent.Absorbed _ ->
          before == null ? null : goOn(before.after(last));
    };
  }

  private @Nullable Stay enter(
      @Nullable Stay before, String stageId, int visit, @Nullable StageTerms terms) {
    leave(before);
    var limits = terms == null ? List.<Limit>of() : limits(terms);
    return limits.isEmpty() ? null : new Stay(event.pipelineId(), stageId, visit, limits, last);
  }

  private List<Limit> limits(StageTerms terms) {
    var limits = new ArrayList<Limit>(2);
    if (terms.ageLimitDays() > 0) {
      var age = new Limit(AlertKind.OVERSTAYED, terms.ageLimitDays(), at, false);
      limits.add(age.dueAt(at + age.millis()));
    }
    if (terms.idleLimitDays() > 0) {
      var idle = new Limit(AlertKind.IDLE, terms.idleLimitDays(), at, false);
      limits.add(idle.dueAt(Math.max(at, idleAt(idle))));
    }
    return List.copyOf(limits);
  }

  private @Nullable Stay leave(@Nullable Stay before) {
    if (before != null) {
      var left = before.after(last);
      left.limits().stream().filter(Limit::passed).forEach(limit -> clear(left, limit));
    }
    return null;
  }

  private Stay goOn(Stay stay) {
    return stay.map(limit -> limit.kind() == AlertKind.IDLE ? idle(stay, limit) : limit);
  }

  private Limit idle(Stay stay, Limit limit) {
    var idleAt = idleAt(limit);
    if (limit.passed()) {
      // Where the event came late, the limit has passed at a time that was still ahead of it.
      var stillSo = at < limit.dueAt() ? idleAt == limit.dueAt() : idleAt <= at;
      if (stillSo) {
        return limit;
      }
      clear(stay, limit);
    }
    return limit.dueAt(Math.max(at, idleAt));
  }

  /** The first instant at which nothing has touched it for so long, and no follow-up is ahead. */
  private long idleAt(Limit limit) {
    return FollowUps.latest(followUps, touchedAt + limit.millis());
  }

  private void clear(Stay stay, Limit limit) {
    alerts.add(stay.cleared(event.dealId(), limit, at));
  }
}
