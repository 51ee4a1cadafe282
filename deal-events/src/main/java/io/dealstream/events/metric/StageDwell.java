package io.dealstream.events.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long deals stayed in a stage: closed visits only, in seconds with three decimals. Percentiles
 * are nearest-rank and within one per cent; minimum and maximum are exact until a value is taken
 * back, then within one per cent. The unbiased median alone takes in visits that go on, and those
 * of the window are those that began in it.
 *
 * @param openCount visits that go on; on reading {@code visit} and window {@code all} only,
 *     credited to the present owner
 * @param oldestOpenEnteredAt when the oldest of those began; null where there is none
 * @param unbiasedMedianSeconds on reading {@code visit} only: the Kaplan–Meier median of the visits
 *     that began in the window, those that go on censored at the record's asOf; lengths and ages
 *     count within one per cent. Null where survival never falls to one half
 */
public record StageDwell(
    String stageId,
    Reading reading,
    long count,
    BigDecimal sumSeconds,
    @Nullable BigDecimal meanSeconds,
    @Nullable BigDecimal minSeconds,
    @Nullable BigDecimal maxSeconds,
    @Nullable BigDecimal p50Seconds,
    @Nullable BigDecimal p90Seconds,
    @Nullable BigDecimal p95Seconds,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long openCount,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant oldestOpenEnteredAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal unbiasedMedianSeconds)
    implements MetricItem {

  /** Which lengths of stay are measured. */
  public enum Reading {
    /** Each visit by itself. */
    @JsonProperty("visit")
    VISIT,
    /** A deal's total over its closed visits of the stage: one value per deal. */
    @JsonProperty("cumulative")
    CUMULATIVE,
    /** The deal's first visit (number 1) alone. */
    @JsonProperty("first")
    FIRST;

    /** As in JSON and in keys. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Override
  public String itemKey() {
    return MetricKey.encode(stageId) + ":" + reading.word();
  }
}
