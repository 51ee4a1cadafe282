package io.dealstream.query;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.STAGES;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.query.support.Naive;
import io.dealstream.query.support.Naive.Move;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.RandomHistory;
import io.dealstream.query.support.Service;
import io.dealstream.query.support.Trouble;
import io.dealstream.testing.TestServers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever happens on the way, the read models are what the events say. */
class ReplayingHistoriesTest {

  private static final int EVENTS = 1_500;
  private static final int DEALS = 120;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void an_intake_that_keeps_dying_ends_where_one_that_never_does_would(long seed) {
    var p = newId("p");
    var history = published(seed, p);
    try (var service =
        Service.start(
            TestServers.queryDatabase(),
            List.of(Trouble.class),
            "--trouble.seed=" + seed,
            "--dealstream.records-at-once=150")) {
      agree(service, p, new Naive(history));
      assertThat(service.part(Trouble.class).made()).isGreaterThan(3);
    }
  }

  @Test
  void a_service_that_is_ended_and_started_goes_on_where_it_was() {
    var p = newId("p");
    var database = TestServers.queryDatabase();
    var random = new RandomHistory(4, p);
    Publisher.SHARED.publish(pipeline(p), pipeline(RandomHistory.other(p)));
    var history = new ArrayList<DealEvent>();
    for (var run = 0; run < 3; run++) {
      var some = random.next(300, 40);
      history.addAll(some);
      Publisher.SHARED.publish(some);
      try (var service = Service.start(database, List.of())) {
        agree(service, p, new Naive(history));
      }
    }
  }

  @Test
  void two_instances_share_the_reading_and_each_shows_all() {
    var p = newId("p");
    var database = TestServers.queryDatabase();
    try (var one = Service.start(database, List.of());
        var two = Service.start(database, List.of(), "--dealstream.instance-id=two")) {
      var history = published(5, p);
      agree(one, p, new Naive(history));
      agree(two, p, new Naive(history));
    }
  }

  private static List<DealEvent> published(long seed, String p) {
    Publisher.SHARED.publish(pipeline(p), pipeline(RandomHistory.other(p)));
    var history = new RandomHistory(seed, p).next(EVENTS, DEALS);
    for (var from = 0; from < history.size(); from += 97) {
      Publisher.SHARED.publish(history.subList(from, Math.min(history.size(), from + 97)));
    }
    return history;
  }

  private static void agree(Service service, String p, Naive naive) {
    for (var pipeline : List.of(p, RandomHistory.other(p))) {
      eventually(() -> agreeOnDeals(service, pipeline, naive));
      // pipelines are another feed: it may come later than the deals
      eventually(() -> agreeOnBoard(service, pipeline, naive));
      agreeOnTransitions(service, pipeline, naive);
    }
  }

  private static void agreeOnDeals(Service service, String p, Naive naive) {
    var shown = pages(service, "/api/deals?limit=50&pipeline=" + p);
    assertThat(shown).hasSameSizeAs(naive.counted(p));
    for (var deal : shown) {
      var expected = naive.deals.get(deal.get("id").asString());
      assertThat(deal.get("version").asLong()).isEqualTo(expected.version);
      assertThat(deal.get("status").asString()).isEqualTo(expected.status);
      assertThat(deal.get("stageId").asString()).isEqualTo(expected.stage);
      assertThat(deal.get("owner").asString()).isEqualTo(expected.owner);
      assertThat(amount(deal.get("value"))).isEqualTo(expected.value);
      assertThat(text(deal.get("stageEnteredAt"))).isEqualTo(expected.entered.toString());
      assertThat(text(deal.get("closedAt"))).isEqualTo(Objects.toString(expected.closed, null));
      assertThat(text(deal.get("firstWonAt"))).isEqualTo(Objects.toString(expected.firstWon, null));
      assertThat(deal.get("visits").size()).isEqualTo(expected.visits.size());
      expected.visits.forEach(
          (stage, n) -> assertThat(deal.get("visits").get(stage).asInt()).isEqualTo(n));
    }
  }

  private static void agreeOnBoard(Service service, String p, Naive naive) {
    var board = service.get("/api/board?limit=200&pipeline=" + p).json();
    assertThat(board.at("/stages").size()).isEqualTo(STAGES.size());
    for (var column : board.get("stages")) {
      var expected = naive.in(p, "open", column.get("stageId").asString());
      agreeOnTotal(column, expected);
      assertThat(column.get("deals").size()).isEqualTo(expected.size());
    }
    agreeOnTotal(board.at("/outcomes/won"), naive.in(p, "won", null));
    agreeOnTotal(board.at("/outcomes/lost"), naive.in(p, "lost", null));
  }

  private static void agreeOnTotal(JsonNode total, List<Naive.Deal> deals) {
    var values = deals.stream().map(d -> d.value).filter(Objects::nonNull).toList();
    assertThat(total.get("count").asInt()).isEqualTo(deals.size());
    assertThat(total.get("withoutValue").asInt()).isEqualTo(deals.size() - values.size());
    var sum = values.stream().reduce(new BigDecimal("0.00"), BigDecimal::add);
    var nothingToSum = !deals.isEmpty() && values.isEmpty();
    assertThat(amount(total.get("value"))).isEqualTo(nothingToSum ? null : sum);
  }

  private static void agreeOnTransitions(Service service, String p, Naive naive) {
    var shown = pages(service, "/api/transitions?limit=200&pipeline=" + p);
    var moves =
        shown.reversed().stream()
            .map(
                t ->
                    new Move(
                        text(t.get("dealId")),
                        text(t.get("kind")),
                        text(t.get("pipelineId")),
                        text(t.get("fromPipelineId")),
                        text(t.get("from")),
                        text(t.get("to")),
                        t.get("dwellSeconds").isNull()
                            ? null
                            : t.get("dwellSeconds").asDecimal().setScale(3)))
            .toList();
    assertThat(moves).isEqualTo(naive.movesOf(p));
  }

  private static List<JsonNode> pages(Service service, String path) {
    var items = new ArrayList<JsonNode>();
    var cursor = "";
    while (true) {
      var page = service.get(path + cursor).json();
      page.get("items").forEach(items::add);
      if (page.get("next").isNull()) {
        return items;
      }
      cursor = "&cursor=" + page.get("next").asString();
    }
  }

  private static String text(JsonNode node) {
    return node.isNull() ? null : node.asString();
  }

  private static BigDecimal amount(JsonNode money) {
    return money.isNull() ? null : new BigDecimal(money.get("amount").asString());
  }
}
