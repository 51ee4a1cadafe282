package io.dealstream.query.goals;

import io.dealstream.query.metrics.Moment;
import io.dealstream.query.metrics.Moments;
import io.dealstream.query.past.Past;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The moment that goals are looked at in, and those at which periods before it ended. */
final class Look {

  private final Moments moments;
  private final Past past;
  private final Moment now;
  private final Map<Instant, Moment> before = new HashMap<>();

  private Look(Moments moments, Past past, Moment now) {
    this.moments = moments;
    this.past = past;
    this.now = now;
  }

  static Look present(Moments moments, Instant now) {
    return new Look(moments, Past.NONE, moments.present(now));
  }

  /**
   * @param otherwise as of when it is where nothing was known
   */
  static Look back(Moments moments, Past past, Instant otherwise) {
    return new Look(moments, past, moments.past(past, otherwise));
  }

  Moment now() {
    return now;
  }

  /** That moment, or an earlier end of a period. */
  Moment noLaterThan(Instant end) {
    return end.isBefore(now.at())
        ? before.computeIfAbsent(end, _ -> moments.past(new Past(end, past.knownAt()), end))
        : now;
  }
}
