package io.dealstream.metrics.alerts;

import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.DealEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The follow-ups that are planned for a deal and lie ahead: when each is due, in epoch
 * milliseconds, by its activity's id. One that is for any time lies nowhere.
 */
final class FollowUps {

  private FollowUps() {}

  /** Those that lie ahead once the event has happened. */
  static Map<String, Long> after(Map<String, Long> before, DealEvent event) {
    if (before.isEmpty() && !(event instanceof DealEvent.Activity)) {
      return before;
    }
    var now = new HashMap<>(before);
    if (event instanceof DealEvent.Activity activity) {
      change(now, activity);
    }
    var at = event.occurredAt().toEpochMilli();
    now.values().removeIf(dueAt -> dueAt <= at);
    return now.isEmpty() ? Map.of() : now;
  }

  /** When the last one is due, or the given time where that is later. */
  static long latest(Map<String, Long> followUps, long otherwise) {
    var latest = otherwise;
    for (var dueAt : followUps.values()) {
      latest = Math.max(latest, dueAt);
    }
    return latest;
  }

  private static void change(Map<String, Long> followUps, DealEvent.Activity activity) {
    switch (activity) {
      case DealEvent.ActivityPlanned e -> plan(followUps, e, e.dueAt());
      case DealEvent.ActivityRescheduled e -> plan(followUps, e, e.dueAt());
      case DealEvent.ActivityCompleted e -> followUps.remove(e.activityId());
      case DealEvent.ActivityCancelled e -> followUps.remove(e.activityId());
      case DealEvent.ActivityRecorded _, DealEvent.ActivityFellDue _ -> {}
    }
  }

  private static void plan(
      Map<String, Long> followUps, DealEvent.Activity activity, @Nullable Instant dueAt) {
    if (activity.type() == ActivityType.FOLLOW_UP && dueAt != null) {
      followUps.put(activity.activityId(), dueAt.toEpochMilli());
    }
  }
}
