package io.dealstream.command.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When something may have happened: at the aggregate's last event or later, and at most five
 * minutes ahead of our clock.
 */
public final class OccurredAt {

  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** Older than any business of ours, and safely within what every database and reader can hold. */
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  private OccurredAt() {}

  /**
   * @param asked null for now
   * @param last when the aggregate's last event happened; {@link Instant#MIN} where there is none
   * @return in whole milliseconds
   */
  public static Instant decide(@Nullable Instant asked, Instant last, Instant now) {
    if (asked == null) {
      var present = now.truncatedTo(ChronoUnit.MILLIS);
      return present.isBefore(last) ? last : present;
    }
    var at = seen("occurredAt", asked, now);
    if (at.isBefore(last)) {
      throw new Refused("before-last-event", "occurredAt", "the last event was at " + last);
    }
    return at;
  }

  /**
   * When something was seen that is told only now: it may lie before the aggregate's last event.
   *
   * @return in whole milliseconds
   */
  public static Instant seen(String field, Instant asked, Instant now) {
    if (asked.isBefore(EARLIEST)) {
      throw new Refused("too-long-ago", field, "not before " + EARLIEST);
    }
    var at = asked.truncatedTo(ChronoUnit.MILLIS);
    if (at.isAfter(now.plus(AHEAD))) {
      throw new Refused("in-the-future", field, "our clock says " + now);
    }
    return at;
  }
}
