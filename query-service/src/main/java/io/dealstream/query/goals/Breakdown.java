package io.dealstream.query.goals;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.events.Money;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a goal takes in the stages before it and in activities, by what was measured of all time.
 *
 * @param to what deals must come to: a stage, or {@code won}
 * @param deals that must come to it, whole ones
 * @param rest of these not there yet
 * @param meanWonValue by which money was turned into deals; null where the goal counts deals
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Breakdown(
    String to,
    BigDecimal deals,
    BigDecimal rest,
    @Nullable Money meanWonValue,
    Basis basis,
    List<OfStage> stages,
    OfActivities activities) {

  /**
   * What was measured to tell. It is everybody's where whose goal it is has won fewer deals than
   * the pipeline's minimum of won deals.
   *
   * @param wonDeals in it
   */
  record Basis(Segment segment, Window window, long wonDeals) {}

  /**
   * A stage before it.
   *
   * @param rate {@code reached / base}, six decimals; null where nothing was measured
   * @param base deals that ever entered the stage; of these the decided ones where deals must be
   *     won; null where none of them was, as the rate does not tell then of how many it is
   * @param reached of the base
   * @param entries as deals that enter the stage for the first time
   * @param reason why it cannot be told; null where it can
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record OfStage(
      String stageId,
      @Nullable BigDecimal rate,
      @Nullable Long base,
      long reached,
      Takes entries,
      @Nullable String reason) {}

  /**
   * All that was done, whatever came of it, by the number of deals that came to what the goal
   * wants.
   *
   * @param base deals that came to it
   * @param reason why it cannot be told; null where it can
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record OfActivities(long base, OfType all, List<OfType> types, @Nullable String reason) {}

  /**
   * @param type null for all types together
   * @param perDeal {@code done / base}, six decimals
   * @param done in the time that was measured
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record OfType(
      @Nullable ActivityType type, @Nullable BigDecimal perDeal, long done, Takes activities) {}
}
