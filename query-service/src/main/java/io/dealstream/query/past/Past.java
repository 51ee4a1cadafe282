package io.dealstream.query.past;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which events count.
 *
 * @param asOf those that happened before it; null for whenever
 * @param knownAt those up to that position; null for all that are known
 */
public record Past(@Nullable Instant asOf, @Nullable Long knownAt) {

  /** Nothing is left out. */
  public static final Past NONE = new Past(null, null);

  /** Events happen in whole milliseconds, and the database would round anything finer. */
  public @Nullable Instant before() {
    if (asOf == null) {
      return null;
    }
    var whole = asOf.truncatedTo(ChronoUnit.MILLIS);
    return whole.equals(asOf) ? asOf : whole.plusMillis(1);
  }

  public long through() {
    return knownAt == null ? Long.MAX_VALUE : knownAt;
  }
}
