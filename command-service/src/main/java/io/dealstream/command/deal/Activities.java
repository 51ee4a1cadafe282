package io.dealstream.command.deal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What decisions need to know of the activities of a deal. Whatever is done or called off is
 * forgotten here: its events tell of it.
 *
 * @param planned what is still to be done, by its id
 */
record Activities(Map<String, Planned> planned) {

  static final Activities NONE = new Activities(Map.of());

  Activities with(String activityId, Planned activity) {
    var more = new HashMap<>(planned);
    more.put(activityId, activity);
    return new Activities(Map.copyOf(more));
  }

  /** What is not planned stays so. */
  Activities dueAt(String activityId, Instant time) {
    var more = new HashMap<>(planned);
    more.computeIfPresent(activityId, (_, activity) -> activity.dueAt(time));
    return new Activities(Map.copyOf(more));
  }

  Activities without(String activityId) {
    var fewer = new HashMap<>(planned);
    fewer.remove(activityId);
    return new Activities(Map.copyOf(fewer));
  }
}
