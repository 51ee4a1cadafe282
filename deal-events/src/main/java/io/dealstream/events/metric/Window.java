package io.dealstream.events.metric;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The span of time a figure is about, half-open.
 *
 * @param kind {@code all}, later also day, week, month, quarter and trailing90
 */
public record Window(String kind, @Nullable Instant start, @Nullable Instant end) {

  public static final Window ALL = new Window("all", null, null);

  /** As in keys and in the {@code window} parameter of a query. */
  public String word() {
    return kind;
  }
}
