package io.dealstream.events.metric;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How long deals took until they were decided, credited as of the outcome; in seconds with three
 * decimals. A deal that was handed off begins a new cycle where it goes; one that was reopened is
 * in none of them until it is decided again. Percentiles are nearest-rank and within one per cent.
 */
public record Cycle(
    Reading reading,
    long count,
    BigDecimal sumSeconds,
    @Nullable BigDecimal meanSeconds,
    @Nullable BigDecimal p50Seconds,
    @Nullable BigDecimal p90Seconds,
    @Nullable BigDecimal p95Seconds)
    implements MetricItem {

  /** Of which deals, and what counts of their time. */
  public enum Reading {
    /** Won deals, from the first opening. */
    @JsonProperty("gross")
    GROSS,
    /** The same, less the time for which a reopened deal was closed. */
    @JsonProperty("active")
    ACTIVE,
    /** Lost deals, from the first opening. */
    @JsonProperty("loss")
    LOSS;

    /** As in JSON and in keys. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String itemKey() {
    return reading.word();
  }
}
