package io.dealstream.query.goals;

import io.dealstream.events.EventJson;
import io.dealstream.events.Money;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.query.metrics.MetricAnswer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far a goal has come.
 *
 * @param value null where that cannot be told
 * @param reason why it cannot
 */
record Reached(@Nullable BigDecimal value, @Nullable String reason) {

  /**
   * @param currency the goal's, which is the pipeline's
   */
  static Reached of(Measure measure, MetricAnswer answer, String currency) {
    if (measure.needsItem()) {
      return not("item-needed");
    }
    var items = answer.items().stream().filter(item -> isOf(measure.item(), item)).toList();
    if (items.isEmpty()) {
      // What did not happen is on no topic.
      return measure.addsUp() || measure.addsUpOverItems()
          ? new Reached(BigDecimal.ZERO, null)
          : not("nothing-measured");
    }
    return sum(measure.figure(), items, answer, currency);
  }

  private static boolean isOf(@Nullable String item, MetricItem one) {
    return item == null
        || one.itemKey().equals(item)
        || one.itemKey().equals(MetricKey.encode(item));
  }

  private static Reached sum(
      String figure, List<MetricItem> items, MetricAnswer answer, String currency) {
    var sum = BigDecimal.ZERO;
    for (var item : items) {
      JsonNode told = EventJson.MAPPER.<JsonNode>valueToTree(item).path(figure);
      if (told.isObject() && !told.path("currency").asString().equals(currency)) {
        return not("another-currency");
      }
      var number = told.isObject() ? told.path("amount") : told;
      if (number.isMissingNode() || number.isNull()) {
        return not(answer.reasons().getOrDefault(figure, "not-measured"));
      }
      sum = sum.add(new BigDecimal(number.asString()));
    }
    return new Reached(sum, null);
  }

  /** With the decimals that the currency has. */
  Reached asMoney(String currency) {
    return value == null ? this : new Reached(Money.rounded(value, currency).amount(), reason);
  }

  private static Reached not(String reason) {
    return new Reached(null, reason);
  }
}
