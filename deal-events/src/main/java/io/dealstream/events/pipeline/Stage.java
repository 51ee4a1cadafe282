package io.dealstream.events.pipeline;

import io.dealstream.events.ForecastCategory;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage as one pipeline version has it; its place in the list is its position.
 *
 * @param probability of winning from here, 0 to 1
 * @param qualified marks where velocity begins to count deals
 * @param ageLimitDays days of 24 hours after which a visit is overstayed; 0 for never
 * @param idleLimitDays days of 24 hours without a touch after which a deal is idle; 0 for never
 * @param retired past visits still count, but nothing can enter any more
 * @param exitCriteria what a deal needs to go on from here, forward or to a win; null for nothing
 * @param activities planned for each deal that enters; null for none
 */
public record Stage(
    String id,
    String name,
    BigDecimal probability,
    boolean qualified,
    int ageLimitDays,
    int idleLimitDays,
    ForecastCategory forecastCategory,
    boolean retired,
    @Nullable ExitCriteria exitCriteria,
    @Nullable List<StageActivity> activities) {

  public Stage {
    activities = activities == null ? null : List.copyOf(activities);
  }

  /** A stage that asks nothing of a deal that goes on, and plans nothing for one that enters. */
  public Stage(
      String id,
      String name,
      BigDecimal probability,
      boolean qualified,
      int ageLimitDays,
      int idleLimitDays,
      ForecastCategory forecastCategory,
      boolean retired) {
    this(
        id,
        name,
        probability,
        qualified,
        ageLimitDays,
        idleLimitDays,
        forecastCategory,
        retired,
        null,
        null);
  }
}
