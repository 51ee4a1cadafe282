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
public record Span(LocalDate first, LocalDate after, ZoneId zone) {

  public LocalDate last() {
    return after.minusDays(1);
  }

  Instant start() {
    return first.atStartOfDay(zone).toInstant();
  }

  public Instant end() {
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
