package io.dealstream.events.metric;

import io.dealstream.events.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Pipeline velocity {@code N · V · W / L} in reporting currency per day of 86,400 seconds, with its
 * inputs.
 *
 * @param openQualified N: open deals now at or past the first qualified stage, credited to the
 *     present owner
 * @param wonCount won deals, credited to the owner at the outcome
 * @param meanWonValue V: mean over the won deals that have a value
 * @param winRate W: {@code won / (won + lost)} of the decided deals that ever stood at or past the
 *     first qualified stage
 * @param medianCycleDays L: median active cycle of won deals; within one per cent
 * @param velocityPerDay null below the pipeline's minimum of won deals or where L is 0
 * @param throughputPerDay won value per day from the first opening to asOf
 */
public record Velocity(
    long openQualified,
    long wonCount,
    @Nullable Money meanWonValue,
    @Nullable BigDecimal winRate,
    @Nullable BigDecimal medianCycleDays,
    @Nullable Money velocityPerDay,
    @Nullable Money throughputPerDay)
    implements MetricItem {

  @Override
  public String itemKey() {
    return MetricKey.SINGLE;
  }
}
