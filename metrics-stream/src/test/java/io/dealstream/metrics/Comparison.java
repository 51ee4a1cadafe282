package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.dealstream.events.EventJson;
import io.dealstream.events.metric.MetricRecord;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A published record beside the fields it should have. */
final class Comparison {

  private Comparison() {}

  static void assertSame(String key, MetricRecord<?> record, Map<String, Object> expected) {
    assertThat(record).as(key).isNotNull();
    var item = EventJson.MAPPER.valueToTree(record.item());
    expected.forEach(
        (field, value) -> {
          if (!field.startsWith("*") && !same(item.get(field), value)) {
            fail("%s of %s should be %s but stands so in %s", field, key, value, record);
          }
          var nothing = value instanceof Between ? isNothing(item.get(field)) : value == null;
          assertThat(record.reasons().containsKey(field))
              .as("whether %s of %s gives a reason: %s", field, key, record)
              .isEqualTo(nothing);
        });
  }

  private static boolean isNothing(JsonNode published) {
    return published == null || published.isNull();
  }

  private static boolean same(JsonNode published, Object expected) {
    if (expected instanceof Between between) {
      return between.covers(isNothing(published) ? null : number(published));
    }
    if (expected == null || isNothing(published)) {
      return expected == null && isNothing(published);
    }
    return switch (expected) {
      case Near near -> near.covers(number(published));
      case Long count -> published.asLong() == count;
      case BigDecimal exact -> number(published).compareTo(exact) == 0;
      case String text -> published.asString().equals(text);
      default -> throw new IllegalArgumentException("nothing to compare with: " + expected);
    };
  }

  private static BigDecimal number(JsonNode published) {
    return published.isObject()
        ? new BigDecimal(published.get("amount").asString())
        : published.decimalValue();
  }
}
