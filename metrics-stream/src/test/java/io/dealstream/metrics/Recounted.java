package io.dealstream.metrics;

import io.dealstream.events.EventJson;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.StageDwell;
import io.dealstream.events.metric.StageDwell.Reading;
import io.dealstream.metrics.tally.Ages;
import io.dealstream.recount.AllFigures;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a recounted figure, as what a published one may differ from by a histogram. */
final class Recounted {

  private static final Set<String> WITHIN_ONE_PER_CENT =
      Set.of("p50Seconds", "p90Seconds", "p95Seconds", "medianCycleDays", "velocityPerDay");

  /** Of a total that may have been taken back. */
  private static final Set<String> ENDS = Set.of("minSeconds", "maxSeconds");

  private static final String UNBIASED = "unbiasedMedianSeconds";

  private Recounted() {}

  static Map<String, Object> fields(AllFigures figures, MetricRecord<?> published) {
    var recounted = figures.beside(published).orElseThrow();
    var fields = new LinkedHashMap<String, Object>();
    var item = EventJson.MAPPER.valueToTree(recounted.item());
    var cumulative = recounted.item().itemKey().endsWith(":cumulative");
    for (var field : item.properties()) {
      var name = field.getKey();
      var near = WITHIN_ONE_PER_CENT.contains(name) || cumulative && ENDS.contains(name);
      fields.put(name, near ? near(field.getValue()) : exact(field.getValue()));
    }
    recounted.reasons().keySet().forEach(name -> fields.put(name, null));
    if (recounted.item() instanceof StageDwell dwell && dwell.reading() == Reading.VISIT) {
      fields.put(
          UNBIASED,
          new Between(
              unbiasedMedian(figures, published, -1), unbiasedMedian(figures, published, 1)));
    }
    return fields;
  }

  private static @Nullable BigDecimal unbiasedMedian(
      AllFigures figures, MetricRecord<?> published, int sign) {
    var recounted = figures.beside(published, age -> Ages.one(age, sign)).orElseThrow();
    return ((StageDwell) recounted.item()).unbiasedMedianSeconds();
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
