package io.dealstream.query.bottleneck;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a pipeline by how much longer than usual the deals in them have been there,
 * credited to the present owner, team and source.
 *
 * @param definition the version of the metric's definition
 * @param window of all time: what is so now
 * @param items the stage in which most time is waited first; those of which it is not known last
 * @param reasons a code for each field that is null in one of the items, by the field's name
 * @param asOf until when the visits that go on have lasted
 * @param folded of the figures that the medians are from; the deals are as {@code /api/deals} has
 *     them
 */
record Bottleneck(
    String metric,
    int definition,
    String pipelineId,
    Window window,
    Segment segment,
    List<Item> items,
    Map<String, String> reasons,
    Instant asOf,
    Map<String, Long> folded) {

  static final String METRIC = "bottleneck";
  static final int DEFINITION = 1;

  /**
   * One stage.
   *
   * @param rank from 1; the first in the pipeline's order where as much time is waited
   * @param waitingSeconds the sum over the visits that go on of {@code max(0, age - p50)}, three
   *     decimals; null where visits go on and no median is known
   * @param openCount visits that go on
   * @param p50Seconds the median of the visits that ended in the last ninety days, in the same
   *     segment; within one per cent; null where none did
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Item(
      String stageId,
      @Nullable Integer rank,
      @Nullable BigDecimal waitingSeconds,
      long openCount,
      @Nullable BigDecimal p50Seconds) {

    Item ranked(int newRank) {
      return new Item(stageId, newRank, waitingSeconds, openCount, p50Seconds);
    }
  }
}
