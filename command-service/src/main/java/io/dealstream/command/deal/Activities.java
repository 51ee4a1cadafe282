package io.dealstream.command.deal;

import io.dealstream.events.deal.ActivityType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What decisions need to know of the activities of a deal. Whatever is done or called off is
 * forgotten here, but for how much was done lately: its events tell of it.
 *
 * @param planned what is still to be done, by its id
 * @param byStages how many were ever planned by stages
 * @param since when the present stage was entered
 * @param done how much was done since then
 */
record Activities(
    Map<String, Planned> planned, int byStages, Instant since, Map<ActivityType, Integer> done) {

  static Activities none(Instant since) {
    return new Activities(Map.of(), 0, since, Map.of());
  }

  Activities with(String activityId, Planned activity) {
    var more = new HashMap<>(planned);
    more.put(activityId, activity);
    var ofStages = activity.by() == null ? byStages : byStages + 1;
    return new Activities(Map.copyOf(more), ofStages, since, done);
  }

  Activities dueAt(String activityId, Instant time) {
    return changed(activityId, activity -> activity.dueAt(time));
  }

  Activities fellDue(String activityId) {
    return changed(activityId, Planned::fallen);
  }

  /** What is not planned stays so. */
  private Activities changed(String activityId, UnaryOperator<Planned> how) {
    var more = new HashMap<>(planned);
    more.computeIfPresent(activityId, (_, activity) -> how.apply(activity));
    return new Activities(Map.copyOf(more), byStages, since, done);
  }

  Activities without(String activityId) {
    var fewer = new HashMap<>(planned);
    fewer.remove(activityId);
    return new Activities(Map.copyOf(fewer), byStages, since, done);
  }

  /** What happened before the present stage was entered and is told only now counts there. */
  Activities did(ActivityType type, Instant happenedAt) {
    if (happenedAt.isBefore(since)) {
      return this;
    }
    var more = new HashMap<>(done);
    more.merge(type, 1, Integer::sum);
    return new Activities(planned, byStages, since, Map.copyOf(more));
  }

  Activities entering(Instant at) {
    return new Activities(planned, byStages, at, Map.of());
  }

  int done(ActivityType type) {
    return done.getOrDefault(type, 0);
  }

  /** Whether the stage planned the same before, and it is still to be done. */
  boolean has(Spot stage, ActivityType type, @Nullable String title) {
    return planned.values().stream()
        .anyMatch(
            activity ->
                stage.equals(activity.by())
                    && activity.type() == type
                    && Objects.equals(activity.title(), title));
  }
}
