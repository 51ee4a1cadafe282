package io.dealstream.query.forecast;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.metric.Forecast;
import io.dealstream.events.metric.Segment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What open deals will bring.
 *
 * @param segment whose deals are forecast, by whom they belong to now; chances are measured over
 *     all deals of the pipeline
 * @param total over all categories but {@code omitted}
 * @param categories all four, the firmest first, over all months
 * @param months the items of the metric {@code forecast} in which deals are, by month, that of no
 *     month last
 * @param reasons a code for each field that is null, by the field's name
 * @param asOf from when on is looked ahead
 * @param folded the highest position of each partition that was looked at
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ForecastAnswer(
    String pipelineId,
    Segment segment,
    Horizon horizon,
    Total total,
    List<Category> categories,
    List<Forecast> months,
    Measured measured,
    Map<String, String> reasons,
    Instant asOf,
    Map<String, Long> folded) {

  /**
   * Of the value that is won in the horizon; null where no deal was ever comparable to any.
   *
   * @param expectedValue the sum of each deal's value by its chance to be won then
   * @param p10Value with a chance of one in ten no more than that is won; the others alike
   * @param withoutValue open deals that have no amount yet, omitted ones too: in no sum
   * @param withoutEvidence open deals of which none was ever comparable, omitted ones too: in no
   *     sum
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Total(
      @Nullable Money expectedValue,
      @Nullable Money p10Value,
      @Nullable Money p50Value,
      @Nullable Money p90Value,
      int withoutValue,
      int withoutEvidence) {}

  /**
   * @param count open deals
   * @param value of those that have one
   * @param weightedValue value times probability, as the metric {@code forecast} has it
   * @param withoutValue deals that have no amount yet
   * @param withoutProbability deals that have a value but no probability
   * @param expectedValue value by measured chance to be won in the horizon; also of {@code omitted}
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Category(
      ForecastCategory category,
      long count,
      Money value,
      Money weightedValue,
      long withoutValue,
      long withoutProbability,
      @Nullable Money expectedValue) {}

  /**
   * What conversion and time to win were measured from: all deals of the pipeline opened before.
   *
   * @param gone merged, deleted or handed off: open until then
   * @param open when last seen
   * @param since when the first of them was opened; null where there is none
   * @param until before which all of it happened
   * @param swing by how much all chances may be off together, as a share of them, six decimals
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Measured(
      int won,
      int lost,
      int gone,
      int open,
      @Nullable Instant since,
      Instant until,
      BigDecimal swing) {}
}
