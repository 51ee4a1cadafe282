package io.dealstream.metrics;

import io.dealstream.events.EventJson;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The fields of a recounted figure, as what a published one may differ from by a histogram. */
final class Recounted {

  private static final Set<String> WITHIN_ONE_PER_CENT =
      Set.of("p50Seconds", "p90Seconds", "p95Seconds", "medianCycleDays", "velocityPerDay");

  /** Of a total that may have been taken back. */
  private static final Set<String> ENDS = Set.of("minSeconds", "maxSeconds");

  private Recounted() {}

  static Map<String, Object> fields(MetricRecord<? extends MetricItem> recounted) {
    var fields = new LinkedHashMap<String, Object>();
    var item = EventJson.MAPPER.valueToTree(recounted.item());
    var cumulative = recounted.item().itemKey().endsWith(":cumulative");
    for (var field : item.properties()) {
      var name = field.getKey();
      var near = WITHIN_ONE_PER_CENT.contains(name) || cumulative && ENDS.contains(name);
      fields.put(name, near ? near(field.getValue()) : exact(field.getValue()));
    }
    recounted.reasons().keySet().forEach(name -> fields.put(name, null));
    return fields;
  }

  private static Object near(JsonNode value) {
    return value.isNull() ? null : new Near(number(value));
  }

  private static Object exact(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (value.isString()) {
      return value.asString();
    }
    return value.isIntegralNumber() ? (Object) value.asLong() : number(value);
  }

  private static BigDecimal number(JsonNode value) {
    return value.isObject() ? new BigDecimal(value.get("amount").asString()) : value.decimalValue();
  }
}
