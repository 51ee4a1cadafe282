package io.dealstream.query.reviews;

import io.dealstream.events.metric.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Some local days, half-open.
 *
 * @param after the first day that is no longer in it
 */
record Span(LocalDate first, LocalDate after, ZoneId zone) {

  LocalDate last() {
    return after.minusDays(1);
  }

  Instant start() {
    return first.atStartOfDay(zone).toInstant();
  }

  Instant end() {
    return after.atStartOfDay(zone).toInstant();
  }

  boolean contains(Instant at) {
    return !at.isBefore(start()) && at.isBefore(end());
  }

  /** As figures are counted in one. */
  Window window(Rhythm rhythm) {
    return new Window(rhythm.word(), first.toString(), start(), end());
  }
}
