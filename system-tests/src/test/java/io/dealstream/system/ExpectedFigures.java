package io.dealstream.system;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Holds what the metrics say against what a history must give. Counts, sums and rates are compared
 * exactly; percentiles, and the minimum and maximum of the cumulative reading, within one per cent.
 */
final class ExpectedFigures {

  private static final Map<String, String> ENTRIES =
      Map.of(
          "entered", "entered",
          "advanced", "advanced",
          "moved_back", "movedBack",
          "won", "won",
          "lost", "lost",
          "still_there", "stillThere");
  private static final BigDecimal ONE_PER_CENT = new BigDecimal("0.01");
  private static final BigDecimal HALF_A_MILLISECOND = new BigDecimal("0.0005");

  private final List<String> differences = new ArrayList<>();

  private ExpectedFigures() {}

  /**
   * @return a line for each figure that is not what it should be
   */
  static List<String> differences(Api query, History history) throws Exception {
    var figures = new ExpectedFigures();
    figures.stageEntries(metric(query, history, "stage-entries"), history.expected());
    figures.stageDwell(metric(query, history, "stage-dwell"), history.expected());
    figures.reach(metric(query, history, "reach"), history.expected());
    figures.winRate(metric(query, history, "win-rate"), history.expected());
    figures.cycle(metric(query, history, "cycle"), history.expected());
    return figures.differences;
  }

  private static JsonNode metric(Api query, History history, String metric) throws Exception {
    var path =
        "/api/metrics/" + metric + "?pipeline=" + history.pipeline() + "&window=all&segment=all";
    return query.get(path).expect(200).body().get("items");
  }

  private void stageEntries(JsonNode items, JsonNode expected) {
    expected
        .get("stages")
        .forEachEntry(
            (stage, figures) -> {
              var item = item(items, Map.of("stageId", stage));
              ENTRIES.forEach(
                  (theirs, ours) ->
                      same(
                          stage + "." + ours, figures.get("entries").get(theirs), item.path(ours)));
              same(stage + ".advanceRate", figures.get("advance_rate"), item.path("advanceRate"));
              same(stage + ".winRate", figures.get("win_rate_of_decided"), item.path("winRate"));
            });
  }

  private void stageDwell(JsonNode items, JsonNode expected) {
    expected
        .get("stages")
        .forEachEntry(
            (stage, figures) -> {
              for (var reading : List.of("visit", "cumulative", "first")) {
                dwell(
                    stage + ":" + reading,
                    item(items, Map.of("stageId", stage, "reading", reading)),
                    figures.get(reading + "_dwell_seconds"));
              }
            });
  }

  private void dwell(String name, JsonNode item, JsonNode expected) {
    lengths(name, item, expected);
    var cumulative = name.endsWith(":cumulative");
    for (var end : List.of("min", "max")) {
      if (cumulative) {
        near(name + "." + end, expected.get(end), item.path(end + "Seconds"));
      } else {
        same(name + "." + end, expected.get(end), item.path(end + "Seconds"));
      }
    }
  }

  private void lengths(String name, JsonNode item, JsonNode expected) {
    same(name + ".count", expected.get("count"), item.path("count"));
    same(name + ".sum", expected.get("sum"), item.path("sumSeconds"));
    same(name + ".mean", expected.get("mean"), item.path("meanSeconds"));
    for (var p : List.of("p50", "p90", "p95")) {
      near(name + "." + p, expected.get(p), item.path(p + "Seconds"));
    }
  }

  private void reach(JsonNode items, JsonNode expected) {
    expected
        .get("stages")
        .forEachEntry(
            (stage, figures) ->
                figures
                    .get("deals_reached")
                    .forEachEntry(
                        (to, reached) -> {
                          var name = stage + "→" + to;
                          var item = item(items, Map.of("from", stage, "to", to));
                          same(name + ".reached", reached, item.path("reached"));
                          same(
                              name + ".entered",
                              figures.get("deals_entered"),
                              item.path("entered"));
                        }));
  }

  private void cycle(JsonNode items, JsonNode expected) {
    for (var reading : List.of("gross", "active", "loss")) {
      var item = item(items, Map.of("reading", reading));
      lengths(reading + " cycle", item, expected.get("cycle_seconds_" + reading));
    }
  }

  private void winRate(JsonNode items, JsonNode expected) {
    var item = items.path(0);
    same("win-rate.won", expected.get("won"), item.path("won"));
    same("win-rate.lost", expected.get("lost"), item.path("lost"));
    same("win-rate.rateByCount", expected.get("win_rate"), item.path("rateByCount"));
    same("win-rate.rateByValue", expected.get("win_rate_by_value"), item.path("rateByValue"));
    same("win-rate.wonValue", expected.get("won_value"), item.path("wonValue").path("amount"));
    same("win-rate.lostValue", expected.get("lost_value"), item.path("lostValue").path("amount"));
    var withoutValue =
        expected.get("won_without_value").asInt() + expected.get("lost_without_value").asInt();
    same("win-rate.withoutValue", Api.JSON.valueToTree(withoutValue), item.path("withoutValue"));
  }

  private static JsonNode item(JsonNode items, Map<String, String> fields) {
    return items
        .valueStream()
        .filter(
            item ->
                fields.entrySet().stream()
                    .allMatch(f -> item.path(f.getKey()).asString("").equals(f.getValue())))
        .findFirst()
        .orElse(Api.JSON.missingNode());
  }

  private void same(String name, JsonNode expected, JsonNode found) {
    if (!close(expected, found, BigDecimal.ZERO, HALF_A_MILLISECOND)) {
      differences.add(name + " should be " + expected + ", is " + found);
    }
  }

  private void near(String name, JsonNode expected, JsonNode found) {
    if (!close(expected, found, ONE_PER_CENT, HALF_A_MILLISECOND)) {
      differences.add(name + " should be within one per cent of " + expected + ", is " + found);
    }
  }

  private static boolean close(
      JsonNode expected, JsonNode found, BigDecimal relative, BigDecimal absolute) {
    if (expected.isNull() || found.isNull() || found.isMissingNode()) {
      return expected.isNull() && found.isNull();
    }
    var wanted = number(expected);
    var allowed =
        wanted
            .abs()
            .multiply(relative)
            .add(expected.isIntegralNumber() ? BigDecimal.ZERO : absolute);
    return number(found).subtract(wanted).abs().compareTo(allowed) <= 0;
  }

  private static BigDecimal number(JsonNode node) {
    return node.isString() ? new BigDecimal(node.stringValue()) : node.decimalValue();
  }
}
