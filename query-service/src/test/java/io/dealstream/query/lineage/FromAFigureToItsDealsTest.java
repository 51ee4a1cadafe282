package io.dealstream.query.lineage;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.audit.Envelope;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.RandomHistory;
import io.dealstream.query.support.Sample;
import io.dealstream.query.support.Service;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FromAFigureToItsDealsTest {

  private static final Service service = Service.shared();
  private static final String p = newId("p");
  private static final List<String> METRICS =
      List.of(
          "stage-entries",
          "stage-dwell",
          "reach",
          "win-rate",
          "cycle",
          "velocity",
          "open-pipeline",
          "flow",
          "waterfall",
          "forecast");
  private static final int EVENTS = 500;

  @BeforeAll
  static void publish() {
    Publisher.SHARED.publish(pipeline(p), pipeline(RandomHistory.other(p)));
    Publisher.SHARED.publish(new RandomHistory(5, p).next(EVENTS, 40));
    Publisher.SHARED.publish(Sample.opened("last-of-" + p, p, "pitch", "1.00"));
    eventually(() -> assertThat(service.get("/api/deals/last-of-" + p).status()).isEqualTo(200));
  }

  @Test
  void what_its_deals_add_is_the_figure_in_every_field_that_adds_up() {
    var compared = 0;
    for (var metric : METRICS) {
      for (var window : windows(metric)) {
        for (var segment : List.of("all", "owner:rita")) {
          var where = "pipeline=" + p + "&window=" + window + "&segment=" + segment;
          var now = "&asOf=" + Instant.now();
          for (var figure : get("/api/metrics/" + metric + "?" + where + now).get("items")) {
            var item = key(metric, figure);
            var sums = sums("/api/metrics/" + metric + "/deals?" + where + "&item=" + item + now);
            sums.forEach(
                (field, sum) ->
                    assertThat(number(figure.get(field)))
                        .as("%s of %s %s in %s", field, metric, item, where)
                        .isEqualByComparingTo(sum));
            for (var field : figure.properties()) {
              if (adds(field.getKey(), field.getValue()) && !sums.containsKey(field.getKey())) {
                assertThat(number(field.getValue())).as(field.toString()).isZero();
              }
            }
            compared += sums.size();
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(150);
  }

  @Test
  void each_deal_says_by_which_events_it_counts() {
    var deal = newId("d");
    var mine = newId("p");
    Publisher.SHARED.publish(pipeline(mine));
    var positions =
        Publisher.SHARED
            .publish(
                Sample.opened(deal, mine, "prospecting", "10.00"),
                Sample.moved(deal, mine, "prospecting", "pitch", 1, MONDAY.plusSeconds(60)),
                Sample.likely(deal, mine, "0.5", MONDAY.plusSeconds(61)),
                Sample.moved(deal, mine, "pitch", "prospecting", 2, MONDAY.plusSeconds(70)),
                Sample.won(deal, mine, "prospecting", "12.00", MONDAY.plusSeconds(100)))
            .stream()
            .map(Envelope::position)
            .toList();
    var path = "/api/metrics/stage-entries/deals?item=prospecting&pipeline=" + mine;
    var listed =
        eventually(
            () -> {
              var answer = get(path);
              assertThat(answer.at("/items/0/counts/won").asInt()).isOne();
              return answer.get("items");
            });
    assertThat(listed.size()).isOne();
    assertThat(listed.at("/0/counts"))
        .isEqualTo(Service.JSON.readTree("{\"advanced\":1,\"entered\":2,\"won\":1}"));
    assertThat(listed.at("/0/name").asString()).isNotEmpty();
    assertThat(listed.at("/0/events/0/visit").asInt()).isOne();
    assertThat(listed.at("/0/events/2/visit").asInt()).isEqualTo(2);
    assertThat(listed.at("/0/events").valueStream().map(e -> e.get("position").asLong()))
        .containsExactly(positions.get(0), positions.get(1), positions.get(3), positions.get(4));
    var early = get(path + "&asOf=" + MONDAY.plusSeconds(60));
    assertThat(early.at("/items/0/counts"))
        .isEqualTo(Service.JSON.readTree("{\"entered\":1,\"stillThere\":1}"));
    var won = get("/api/metrics/win-rate/deals?pipeline=" + mine).at("/items/0");
    assertThat(won.get("counts"))
        .isEqualTo(
            Service.JSON.readTree(
                "{\"won\":1,\"wonValue\":{\"amount\":\"12.00\",\"currency\":\"EUR\"}}"));
    assertThat(won.at("/events/0/position").asLong()).isEqualTo(positions.get(4));
  }

  @Test
  void an_item_that_the_metric_has_not_is_refused() {
    var path = "/api/metrics/stage-entries/deals?pipeline=" + p;
    for (var more : List.of("", "&item=nowhere")) {
      var answer = service.get(path + more);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().get("type").asString()).endsWith("/problems/unknown-item");
    }
    assertThat(service.get("/api/metrics/no-metric/deals?pipeline=" + p).status()).isEqualTo(404);
    var done = service.get("/api/metrics/activities/deals?item=call&pipeline=" + p);
    assertThat(done.json().get("type").asString()).endsWith("/problems/not-of-deals");
  }

  private static List<String> windows(String metric) {
    return switch (metric) {
      case "open-pipeline", "forecast" -> List.of("all");
      case "velocity" -> List.of("all", "trailing90");
      default -> List.of("all", "week:2026-W11");
    };
  }

  /** Over all pages; no deal stands on two of them. */
  private static Map<String, BigDecimal> sums(String path) {
    var sums = new TreeMap<String, BigDecimal>();
    var seen = new HashSet<String>();
    var cursor = "";
    do {
      var page = get(path + "&limit=17" + cursor);
      for (var deal : page.get("items")) {
        assertThat(seen.add(deal.get("dealId").asString())).isTrue();
        assertThat(deal.get("events").size()).isPositive();
        deal.get("counts")
            .properties()
            .forEach(n -> sums.merge(n.getKey(), number(n.getValue()), BigDecimal::add));
      }
      cursor = page.get("next").isNull() ? null : "&cursor=" + page.get("next").asString();
    } while (cursor != null);
    return sums;
  }

  private static boolean adds(String field, JsonNode value) {
    return (value.isIntegralNumber() || value.isObject() || field.equals("sumSeconds"))
        && !field.equals("weightedValue")
        && !field.equals("meanWonValue")
        && !field.endsWith("PerDay");
  }

  private static BigDecimal number(JsonNode value) {
    return value.isObject() ? new BigDecimal(value.get("amount").asString()) : value.decimalValue();
  }

  private static String key(String metric, JsonNode item) {
    return switch (metric) {
      case "stage-dwell" -> item.get("stageId").asString() + ":" + item.get("reading").asString();
      case "reach" -> item.get("from").asString() + ":" + item.get("to").asString();
      case "cycle" -> item.get("reading").asString();
      case "win-rate", "velocity", "waterfall" -> "-";
      case "forecast" -> month(item) + ":" + item.get("category").asString();
      default -> item.get("stageId").asString();
    };
  }

  private static String month(JsonNode item) {
    return item.get("month").isNull() ? "none" : item.get("month").asString();
  }

  private static JsonNode get(String path) {
    var answer = service.get(path);
    assertThat(answer.status()).as("%s: %s", path, answer.json()).isEqualTo(200);
    return answer.json();
  }
}
