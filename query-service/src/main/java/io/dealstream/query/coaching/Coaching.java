package io.dealstream.query.coaching;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.events.metric.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The owners of a pipeline, each beside the median of the team. A figure counts what was an owner's
 * when it happened, whoever has the deal now.
 *
 * @param team of which only those are told; null for all
 * @param owners by name
 * @param asOf of the newest figure; null while there is none
 * @param folded the highest position of each partition over the figures
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Coaching(
    String pipelineId,
    Window window,
    @Nullable String team,
    List<OfOwner> owners,
    @Nullable Instant asOf,
    Map<String, Long> folded) {

  /**
   * A figure of an owner.
   *
   * @param value null where there is nothing to measure
   * @param teamMedian over those of the team, the owner included, that have one; the lower of two
   *     in the middle; null where nobody has
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Beside(@Nullable BigDecimal value, @Nullable BigDecimal teamMedian) {}

  /**
   * @param team the owner's, by the deal that changed last; null for none, who are a team of their
   *     own
   * @param winRate by count, six decimals
   * @param cycleSeconds the median of the active cycle of won deals
   * @param followUpsDue how many were due in the window; of what was called off none
   * @param followUpsKept the part of them done before they were missed, six decimals
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record OfOwner(
      String owner,
      @Nullable String team,
      long won,
      long lost,
      Beside winRate,
      Beside cycleSeconds,
      long followUpsDue,
      Beside followUpsKept,
      List<OfStage> stages) {}

  /**
   * @param advanceRate six decimals
   * @param dwellSeconds the median of closed visits
   */
  record OfStage(String stageId, Beside advanceRate, Beside dwellSeconds) {}
}
