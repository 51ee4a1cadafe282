package io.dealstream.events.metric;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The open deals that are expected to close in a month, by how firmly they are counted on; credited
 * to the present owner, team and source, and of all time alone, as it was at no other time. A deal
 * whose day has passed stays in its month until it is decided or given another day.
 *
 * @param month of the expected close, as the deal has it: a calendar day, in no zone; null for the
 *     deals of which no day is expected
 * @param category the deal's own, else that of its stage by the pipeline version under which it
 *     entered; {@code pipeline}, as for a stage of which nothing is said, where it entered before
 *     events told it
 * @param count open deals
 * @param value of those that have one, in reporting currency at the rate of the last change of
 *     amount
 * @param weightedValue value times probability as {@link OpenPipeline} has it, rounded once, half
 *     to even
 * @param withoutValue deals that have no amount yet, and count in neither value
 * @param withoutProbability deals that have a value but no probability: in {@code value}, not in
 *     {@code weightedValue}
 */
public record Forecast(
    @Nullable YearMonth month,
    ForecastCategory category,
    long count,
    Money value,
    Money weightedValue,
    long withoutValue,
    long withoutProbability)
    implements MetricItem {

  /** In the key, in place of a month. */
  public static final String NO_MONTH = "none";

  /** Why {@code month} is null. */
  public static final String NO_DAY = "no-day-expected";

  @Override
  public String itemKey() {
    return itemKey(month, category);
  }

  public static String itemKey(@Nullable YearMonth month, ForecastCategory category) {
    return MetricKey.encode(month == null ? NO_MONTH : month.toString()) + ":" + category.word();
  }
}
