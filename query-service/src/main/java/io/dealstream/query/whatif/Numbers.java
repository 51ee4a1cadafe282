package io.dealstream.query.whatif;

import io.dealstream.events.EventJson;
import io.dealstream.events.Money;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How far two figures are apart. */
final class Numbers {

  private Numbers() {}

  /** By the field's name, of each number that both have and that differs. */
  static Map<String, Object> difference(@Nullable Object now, @Nullable Object then) {
    var difference = new TreeMap<String, Object>();
    if (now == null || then == null || now.equals(then)) {
      return difference;
    }
    JsonNode before = EventJson.MAPPER.valueToTree(now);
    JsonNode after = EventJson.MAPPER.valueToTree(then);
    for (var field : before.properties()) {
      var apart = apart(field.getValue(), after.path(field.getKey()));
      if (apart != null) {
        difference.put(field.getKey(), apart);
      }
    }
    return difference;
  }

  private static @Nullable Object apart(JsonNode now, JsonNode then) {
    if (now.isObject() && then.isObject()) {
      var before = EventJson.MAPPER.treeToValue(now, Money.class);
      var after = EventJson.MAPPER.treeToValue(then, Money.class);
      var apart = after.amount().subtract(before.amount());
      return apart.signum() == 0 ? null : new Money(apart, after.currency());
    }
    if (!now.isNumber() || !then.isNumber()) {
      return null;
    }
    var apart = then.decimalValue().subtract(now.decimalValue());
    return apart.signum() == 0 ? null : apart;
  }
}
