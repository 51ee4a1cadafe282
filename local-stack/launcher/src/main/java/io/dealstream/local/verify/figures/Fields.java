package io.dealstream.local.verify.figures;

import io.dealstream.events.EventJson;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What of a figure is otherwise than expected. Counts and sums must be the same; percentiles, what
 * is made of them, and the ends of what may be taken back, within one per cent; the unbiased median
 * within that of a neighbour.
 */
final class Fields {

  /** What was expected, and what was found. */
  record Pair(String expected, String found) {}

  private static final BigDecimal ONE_PER_CENT = new BigDecimal("0.01");

  /** Of one divided by what is within one per cent. */
  private static final BigDecimal A_LITTLE_MORE = new BigDecimal("0.0102");

  private static final Set<String> PERCENTILES =
      Set.of("p50Seconds", "p90Seconds", "p95Seconds", "medianCycleDays", Unbiased.FIELD);
  private static final Set<String> ENDS = Set.of("minSeconds", "maxSeconds");
  private static final String OVER_PERCENTILE = "velocityPerDay";

  private static final String REASONS = "reasons";

  private Fields() {}

  /** By the field's name; empty where they are the same. */
  static Map<String, Pair> differences(Anew expected, MetricRecord<?> found) {
    var differences = differences(expected.exact(), found);
    if (differences.containsKey(Unbiased.FIELD) && Unbiased.is(expected, found)) {
      differences.remove(Unbiased.FIELD);
      if (otherReasons(expected.exact()).equals(otherReasons(found))) {
        differences.remove(REASONS);
      }
    }
    return differences;
  }

  private static Map<String, Pair> differences(MetricRecord<?> expected, MetricRecord<?> found) {
    var differences = new LinkedHashMap<String, Pair>();
    put(differences, "definition", expected.definition(), found.definition());
    put(differences, "window", expected.window(), found.window());
    put(differences, REASONS, expected.reasons(), found.reasons());
    var wanted = tree(expected.item());
    var is = tree(found.item());
    var names = new TreeSet<>(wanted.propertyNames());
    names.addAll(is.propertyNames());
    for (var name : names) {
      var allowed = allowed(name, expected.item());
      if (!same(wanted.path(name), is.path(name), allowed)) {
        differences.put(name, new Pair(text(wanted.path(name)), text(is.path(name))));
      }
    }
    return differences;
  }

  private static Map<String, String> otherReasons(MetricRecord<?> record) {
    var others = new HashMap<>(record.reasons());
    others.remove(Unbiased.FIELD);
    return others;
  }

  private static void put(
      Map<String, Pair> differences, String name, Object expected, Object found) {
    if (!expected.equals(found)) {
      differences.put(name, new Pair(expected.toString(), found.toString()));
    }
  }

  private static JsonNode tree(MetricItem item) {
    return EventJson.MAPPER.valueToTree(item);
  }

  private static String text(JsonNode value) {
    return value instanceof MissingNode ? "null" : value.toString();
  }

  private static BigDecimal allowed(String name, MetricItem item) {
    if (name.equals(OVER_PERCENTILE)) {
      return A_LITTLE_MORE;
    }
    var ends = ENDS.contains(name) && item.itemKey().endsWith(":cumulative");
    return ends || PERCENTILES.contains(name) ? ONE_PER_CENT : BigDecimal.ZERO;
  }

  private static boolean same(JsonNode expected, JsonNode found, BigDecimal allowed) {
    var nothing = expected.isMissingNode() || expected.isNull();
    if (nothing || found.isMissingNode() || found.isNull()) {
      return nothing && (found.isMissingNode() || found.isNull());
    }
    if (expected.isObject()) {
      return expected.path("currency").equals(found.path("currency"))
          && near(amount(expected), amount(found), allowed);
    }
    return expected.isNumber() && found.isNumber()
        ? near(expected.decimalValue(), found.decimalValue(), allowed)
        : expected.equals(found);
  }

  private static BigDecimal amount(JsonNode money) {
    return new BigDecimal(money.path("amount").asString());
  }

  static boolean withinOnePerCent(BigDecimal expected, BigDecimal found) {
    return near(expected, found, ONE_PER_CENT);
  }

  /** Within the share allowed, and what rounding to the decimals shown makes of it. */
  private static boolean near(BigDecimal expected, BigDecimal found, BigDecimal allowed) {
    var apart = expected.subtract(found).abs();
    if (allowed.signum() == 0) {
      return apart.signum() == 0;
    }
    return apart.compareTo(expected.abs().multiply(allowed).add(expected.ulp())) <= 0;
  }
}
