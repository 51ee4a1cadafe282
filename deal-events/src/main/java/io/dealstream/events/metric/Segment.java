package io.dealstream.events.metric;

import org.jspecify.annotations.Nullable;

/**
 * Whose deals a figure counts.
 *
 * @param dimension {@code all}, {@code owner}, {@code team} or {@code source}
 * @param value which of them; null for {@code all}
 */
public record Segment(String dimension, @Nullable String value) {

  public static final Segment ALL = new Segment("all", null);

  public static Segment owner(String owner) {
    return new Segment("owner", owner);
  }

  public static Segment team(String team) {
    return new Segment("team", team);
  }

  public static Segment source(String source) {
    return new Segment("source", source);
  }

  /** As in keys: the value percent-encoded. */
  public String word() {
    return value == null ? dimension : dimension + ":" + MetricKey.encode(value);
  }
}
