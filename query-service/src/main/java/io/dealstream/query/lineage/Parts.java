package io.dealstream.query.lineage;

import io.dealstream.events.EventJson;
import io.dealstream.events.Money;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What of a figure adds up over deals: its counts and sums, and no rate, mean, percentile or end of
 * a range; nor what is rounded only once it is added up.
 */
public final class Parts {

  private static final Set<String> OF_THE_WHOLE =
      Set.of(
          "advanceRate",
          "winRate",
          "rate",
          "rateByCount",
          "rateByValue",
          "meanSeconds",
          "minSeconds",
          "maxSeconds",
          "p50Seconds",
          "unbiasedMedianSeconds",
          "p90Seconds",
          "p95Seconds",
          "medianCycleDays",
          "meanWonValue",
          "velocityPerDay",
          "throughputPerDay");

  private static final Set<String> ROUNDED_ONCE = Set.of("weightedValue");

  private Parts() {}

  /**
   * By the field's name, those that are not nothing.
   *
   * @param item as it is told in JSON
   */
  public static Map<String, Object> of(Object item) {
    var parts = ofOne(item);
    parts.keySet().removeAll(ROUNDED_ONCE);
    return parts;
  }

  /** The same of one deal for itself: with what is rounded only once it is added up. */
  public static Map<String, Object> ofOne(Object item) {
    var parts = new TreeMap<String, Object>();
    JsonNode fields = EventJson.MAPPER.valueToTree(item);
    for (var field : fields.properties()) {
      if (!OF_THE_WHOLE.contains(field.getKey()) && part(field.getValue()) instanceof Object part) {
        parts.put(field.getKey(), part);
      }
    }
    return parts;
  }

  private static @Nullable Object part(JsonNode value) {
    if (value.isObject()) {
      var money = EventJson.MAPPER.treeToValue(value, Money.class);
      return money.amount().signum() == 0 ? null : money;
    }
    if (value.isIntegralNumber()) {
      return value.asLong() == 0 ? null : value.asLong();
    }
    return value.isNumber() && value.decimalValue().signum() != 0 ? value.decimalValue() : null;
  }
}
