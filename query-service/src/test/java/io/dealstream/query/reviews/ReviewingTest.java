package io.dealstream.query.reviews;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.CsvStory;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.testing.TestServers;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A history full of corner cases: what a review says is what the metrics of its windows say. */
class ReviewingTest {

  private static final List<String> STAGES =
      List.of("prospecting", "qualification", "pitch", "negotiation", "closing");
  private static final Service service = Service.shared();
  private static final String p = newId("p");

  @BeforeAll
  static void publish() throws IOException {
    var file = "system-tests/src/test/resources/histories/tricky_history.csv";
    var story = new CsvStory(TestServers.home().resolve(file), p, STAGES);
    Publisher.SHARED.publish(pipeline(p, STAGES.toArray(String[]::new)));
    Publisher.SHARED.publish(story.events);
    var database = JdbcClient.create(service.database().as("query_owner"));
    eventually(
        () ->
            assertThat(
                    database
                        .sql("SELECT count(*) FROM deal_history WHERE pipeline_id = ?")
                        .param(p)
                        .query(Integer.class)
                        .single())
                .isEqualTo(story.events.size()));
  }

  @ParameterizedTest
  @CsvSource({
    "weekly,  2025-10-15, week:2025-W42,  week:2025-W41, all",
    "weekly,  2025-11-09, week:2025-W45,  week:2025-W44, all",
    "monthly, 2025-10-15, month:2025-10,  month:2025-09, all",
    "monthly, 2025-11-30, month:2025-11,  month:2025-10, OWNER",
  })
  void each_figure_is_that_of_the_metrics_windows(
      String period, String date, String window, String before, String whose) {
    var segment = whose.equals("OWNER") ? "owner:" + anOwner() : whose;
    var review = review("&period=" + period + "&date=" + date + "&segment=" + segment);
    for (var side : List.of("now", "before")) {
      var of = "&window=" + (side.equals("now") ? window : before) + "&segment=" + segment;
      sameStages(review, side, of);
      var winRate = metric("win-rate", of).at("/items/0");
      same(review.at("/outcomes/won/" + side), winRate.get("won"));
      same(review.at("/outcomes/lost/" + side), winRate.get("lost"));
      same(review.at("/outcomes/rateByCount/" + side), winRate.get("rateByCount"));
      same(review.at("/outcomes/rateByValue/" + side), winRate.get("rateByValue"));
      assertThat(happened(review, "won", side).at("/value")).isEqualTo(winRate.get("wonValue"));
      assertThat(happened(review, "lost", side).at("/value")).isEqualTo(winRate.get("lostValue"));
      same(happened(review, "won", side).get("count"), winRate.get("won"));
      same(happened(review, "lost", side).get("count"), winRate.get("lost"));
      var cycle = metric("cycle", of).get("items");
      for (var n = 0; n < 3; n++) {
        var told = review.get("cycle").get(n);
        assertThat(told.get("reading")).isEqualTo(cycle.get(n).get("reading"));
        same(told.at("/count/" + side), cycle.get(n).get("count"));
        same(told.at("/p50Seconds/" + side), cycle.get(n).get("p50Seconds"));
      }
    }
    assertThat(review.at("/outcomes/won/now").asInt()).isPositive();
    for (var stage : review.get("stages")) {
      stage.forEach(ReviewingTest::differs);
    }
  }

  private static void differs(JsonNode figure) {
    if (figure.has("difference")) {
      var now = figure.get("now");
      var before = figure.get("before");
      if (now.isNull() || before.isNull()) {
        assertThat(figure.get("difference").isNull()).isTrue();
      } else {
        assertThat(figure.get("difference").decimalValue())
            .isEqualByComparingTo(now.decimalValue().subtract(before.decimalValue()));
      }
    }
  }

  @Test
  void two_weeks_are_what_their_weeks_are_together() {
    var review = review("&period=biweekly&date=2025-10-15");
    assertThat(review.at("/now/start").asString()).isEqualTo("2025-10-06T00:00:00Z");
    assertThat(review.at("/before/start").asString()).isEqualTo("2025-09-22T00:00:00Z");
    together(review, "now", "2025-W41", "2025-W42");
    together(review, "before", "2025-W39", "2025-W40");
  }

  private static void together(JsonNode review, String side, String one, String two) {
    var first = "&window=week:" + one;
    var second = "&window=week:" + two;
    for (var n = 0; n < STAGES.size(); n++) {
      var stage = review.get("stages").get(n);
      var at = "/items/" + n;
      sum(stage.at("/entered/" + side), "flow", at + "/entered", first, second);
      sum(stage.at("/exited/" + side), "flow", at + "/exited", first, second);
      sum(
          stage.at("/visitsClosed/" + side),
          "stage-dwell",
          "/items/" + 3 * n + "/count",
          first,
          second);
      var goneOn =
          both("stage-entries", at + "/advanced", first, second)
              .add(both("stage-entries", at + "/won", first, second));
      var rate = stage.at("/advanceRate/" + side);
      assertThat(rate.isNull() || rate.decimalValue().signum() == goneOn.signum()).isTrue();
    }
    sum(review.at("/outcomes/won/" + side), "win-rate", "/items/0/won", first, second);
    sum(review.at("/outcomes/lost/" + side), "win-rate", "/items/0/lost", first, second);
    sum(review.at("/cycle/0/count/" + side), "cycle", "/items/0/count", first, second);
  }

  private static void sum(JsonNode told, String metric, String field, String first, String second) {
    assertThat(told.decimalValue()).isEqualByComparingTo(both(metric, field, first, second));
  }

  private static BigDecimal both(String metric, String field, String first, String second) {
    return metric(metric, first)
        .at(field)
        .decimalValue()
        .add(metric(metric, second).at(field).decimalValue());
  }

  private static void sameStages(JsonNode review, String side, String of) {
    var entries = metric("stage-entries", of).get("items");
    var dwell = metric("stage-dwell", of).get("items");
    var flow = metric("flow", of).get("items");
    for (var n = 0; n < STAGES.size(); n++) {
      var told = review.get("stages").get(n);
      Function<String, JsonNode> figure = name -> told.get(name).get(side);
      assertThat(told.get("stageId").asString()).isEqualTo(STAGES.get(n));
      same(figure.apply("entered"), flow.get(n).get("entered"));
      same(figure.apply("exited"), flow.get(n).get("exited"));
      same(figure.apply("forwardIn"), flow.get(n).get("forwardIn"));
      same(figure.apply("backwardIn"), flow.get(n).get("backwardIn"));
      same(figure.apply("advanceRate"), entries.get(n).get("advanceRate"));
      same(figure.apply("winRate"), entries.get(n).get("winRate"));
      var visits = dwell.get(3 * n); // of three readings, the first
      assertThat(visits.get("reading").asString()).isEqualTo("visit");
      same(figure.apply("visitsClosed"), visits.get("count"));
      same(figure.apply("p50Seconds"), visits.get("p50Seconds"));
      same(figure.apply("p90Seconds"), visits.get("p90Seconds"));
    }
  }

  private static void same(JsonNode told, JsonNode expected) {
    if (expected.isNull()) {
      assertThat(told.isNull()).isTrue();
    } else {
      assertThat(told.decimalValue()).isEqualByComparingTo(expected.decimalValue());
    }
  }

  private static JsonNode happened(JsonNode review, String what, String side) {
    for (var one : review.get("happened")) {
      if (one.get("what").asString().equals(what)) {
        return one.get(side);
      }
    }
    throw new AssertionError("nothing is told of " + what);
  }

  private static String anOwner() {
    var owners = service.get("/api/transitions?pipeline=" + p).json().at("/items/0/owner");
    return Service.encode(owners.asString());
  }

  private static JsonNode review(String more) {
    var answer = service.get("/api/reviews?pipeline=" + p + more);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  /** Counted anew, from all that is known. */
  private static JsonNode metric(String metric, String more) {
    var answer =
        service.get(
            "/api/metrics/" + metric + "?pipeline=" + p + more + "&asOf=2030-01-01T00:00:00Z");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }
}
