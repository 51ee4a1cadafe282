package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.EventJson;
import io.dealstream.events.metric.MetricRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A history's figures as another program computed them. */
record ExpectedFigures(String pipeline, JsonNode expected) {

  private static final BigDecimal DAY = new BigDecimal(86_400);

  static ExpectedFigures of(String pipeline) {
    return of(pipeline, pipeline);
  }

  /**
   * @param history which is told in the pipeline
   */
  static ExpectedFigures of(String pipeline, String history) {
    var file = CsvHistory.file(history + "_expected.json").toFile();
    return new ExpectedFigures(pipeline, EventJson.MAPPER.readTree(file));
  }

  int refused() {
    return expected.get("refused").asInt();
  }

  /** Entries into all stages together. */
  long entered() {
    var sum = 0L;
    for (var stage : expected.get("stages")) {
      sum += stage.get("entries").get("entered").asLong();
    }
    return sum;
  }

  /**
   * @param newest what was published, by key
   */
  void compare(Map<String, MetricRecord<?>> newest) {
    same(newest, "win-rate", "-", winRate());
    for (var stage : expected.get("stages").properties()) {
      var id = stage.getKey();
      var of = stage.getValue();
      same(newest, "stage-entries", id, entries(of));
      same(newest, "stage-dwell", id + ":visit", dwell(of.get("visit_dwell_seconds"), true));
      same(newest, "stage-dwell", id + ":first", dwell(of.get("first_dwell_seconds"), true));
      same(
          newest,
          "stage-dwell",
          id + ":cumulative",
          dwell(of.get("cumulative_dwell_seconds"), false));
    }
    same(newest, "velocity", "-", velocity());
    for (var reading : List.of("gross", "active", "loss")) {
      same(newest, "cycle", reading, lengths(expected.get("cycle_seconds_" + reading)));
    }
    reach(newest);
  }

  private void reach(Map<String, MetricRecord<?>> newest) {
    for (var stage : expected.get("stages").properties()) {
      var entered = stage.getValue().get("deals_entered").asLong();
      for (var target : stage.getValue().get("deals_reached").properties()) {
        Map<String, Object> f = Map.of("entered", entered, "reached", target.getValue().asLong());
        same(newest, "reach", stage.getKey() + ":" + target.getKey(), f);
      }
    }
  }

  private static Map<String, Object> lengths(JsonNode of) {
    var f = new LinkedHashMap<String, Object>();
    f.put("count", of.get("count").asLong());
    f.put("sumSeconds", seconds(of.get("sum")));
    f.put("meanSeconds", seconds(of.get("mean")));
    f.put("p50Seconds", near(of.get("p50")));
    f.put("p90Seconds", near(of.get("p90")));
    f.put("p95Seconds", near(of.get("p95")));
    return f;
  }

  private void same(
      Map<String, MetricRecord<?>> newest, String metric, String item, Map<String, Object> fields) {
    var key = NaiveFigures.key(pipeline, metric, "all", item);
    assertThat(newest).containsKey(key);
    Comparison.assertSame(key, newest.get(key), fields);
  }

  /** Every stage of these pipelines is qualified. */
  private Map<String, Object> velocity() {
    var f = new LinkedHashMap<String, Object>();
    f.put("openQualified", expected.get("open").asLong());
    f.put("wonCount", expected.get("won").asLong());
    f.put("winRate", number(expected.get("win_rate")));
    var median = seconds(expected.get("cycle_seconds_active").get("p50"));
    f.put("medianCycleDays", new Near(median.divide(DAY, 6, RoundingMode.HALF_EVEN)));
    return f;
  }

  private Map<String, Object> winRate() {
    var f = new LinkedHashMap<String, Object>();
    f.put("won", expected.get("won").asLong());
    f.put("lost", expected.get("lost").asLong());
    f.put("rateByCount", number(expected.get("win_rate")));
    f.put("rateByValue", number(expected.get("win_rate_by_value")));
    f.put("wonValue", number(expected.get("won_value")));
    f.put("lostValue", number(expected.get("lost_value")));
    f.put(
        "withoutValue",
        expected.get("won_without_value").asLong() + expected.get("lost_without_value").asLong());
    return f;
  }

  private static Map<String, Object> entries(JsonNode of) {
    var f = new LinkedHashMap<String, Object>();
    var n = of.get("entries");
    f.put("entered", n.get("entered").asLong());
    f.put("advanced", n.get("advanced").asLong());
    f.put("movedBack", n.get("moved_back").asLong());
    f.put("won", n.get("won").asLong());
    f.put("lost", n.get("lost").asLong());
    f.put("stillThere", n.get("still_there").asLong());
    f.put("advanceRate", number(of.get("advance_rate")));
    f.put("winRate", number(of.get("win_rate_of_decided")));
    return f;
  }

  private static Map<String, Object> dwell(JsonNode of, boolean exactEnds) {
    var f = lengths(of);
    f.put("minSeconds", exactEnds ? seconds(of.get("min")) : near(of.get("min")));
    f.put("maxSeconds", exactEnds ? seconds(of.get("max")) : near(of.get("max")));
    return f;
  }

  private static Near near(JsonNode node) {
    return node.isNull() ? null : new Near(seconds(node));
  }

  private static BigDecimal seconds(JsonNode node) {
    return node.isNull() ? null : number(node).setScale(3, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal number(JsonNode node) {
    return node.isNull() ? null : node.decimalValue();
  }
}
