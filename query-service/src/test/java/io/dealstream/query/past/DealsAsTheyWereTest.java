package io.dealstream.query.past;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.absorbed;
import static io.dealstream.query.support.Sample.merged;
import static io.dealstream.query.support.Sample.moved;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.query.support.Naive;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.RandomHistory;
import io.dealstream.query.support.Service;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The board and single deals, looked back at, are what the events until then say. */
class DealsAsTheyWereTest {

  private static final Service service = Service.shared();
  private static final int EVENTS = 500;
  private static final int LOOKS = 6;

  private final String p = newId("p");
  private final List<DealEvent> history = new ArrayList<>();
  private final List<Long> positions = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void made_histories_can_be_looked_back_at_from_anywhere(long seed) {
    Publisher.SHARED.publish(pipeline(p), pipeline(RandomHistory.other(p)));
    tell(new RandomHistory(seed, p).next(EVENTS, 50));
    eventually(() -> agreeOnBoards("", history));
    var random = new Random(seed);
    for (var look = 0; look < LOOKS; look++) {
      var known = random.nextInt(history.size());
      var before = history.get(random.nextInt(history.size())).occurredAt();
      var upTo = "&knownAt=" + positions.get(known);
      agreeOnBoards(upTo, history.subList(0, known + 1));
      agreeOnDeals(upTo, history.subList(0, known + 1));
      agreeOnBoards("&asOf=" + before, before(history, before));
      agreeOnDeals("&asOf=" + before, before(history, before));
      var both = before(history.subList(0, known + 1), before);
      agreeOnBoards(upTo + "&asOf=" + before, both);
    }
  }

  @Test
  void a_deal_that_was_merged_was_there_before_and_leads_on_from_then() {
    var d = newId("d");
    var survivor = newId("d");
    tell(
        List.of(
            opened(d, p, "prospecting", "100.00"),
            opened(survivor, p, "pitch", null),
            moved(d, p, "prospecting", "closing", 1, TUESDAY),
            merged(d, p, "closing", survivor, FRIDAY),
            absorbed(survivor, p, d, FRIDAY)));
    service.get("/api/deals/" + d + "?minVersion=2");

    var then = service.get("/api/deals/" + d + "?asOf=" + FRIDAY);
    assertThat(then.status()).isEqualTo(200);
    assertThat(then.header("ETag")).isEqualTo("\"1\"");
    assertThat(then.json().get("stageId").asString()).isEqualTo("closing");
    var first = service.get("/api/deals/" + d + "?knownAt=" + positions.getFirst()).json();
    assertThat(first.get("stageId").asString()).isEqualTo("prospecting");
    var later = service.get("/api/deals/" + d + "?asOf=2026-04-01T00:00:00Z");
    assertThat(later.status()).isEqualTo(308);
    assertThat(later.header("Location"))
        .isEqualTo("/api/deals/" + survivor + "?asOf=2026-04-01T00:00:00Z");
  }

  private void tell(List<DealEvent> events) {
    history.addAll(events);
    Publisher.SHARED.publish(events).forEach(envelope -> positions.add(envelope.position()));
  }

  private static List<DealEvent> before(List<DealEvent> events, Instant instant) {
    return events.stream().filter(event -> event.occurredAt().isBefore(instant)).toList();
  }

  private void agreeOnBoards(String when, List<DealEvent> events) {
    var naive = new Naive(events);
    for (var pipeline : List.of(p, RandomHistory.other(p))) {
      var board = service.get("/api/board?limit=200&pipeline=" + pipeline + when).json();
      for (var column : board.get("stages")) {
        var expected = naive.in(pipeline, "open", column.get("stageId").asString());
        agreeOnTotal(column, expected);
        assertThat(column.get("deals").size()).isEqualTo(expected.size());
      }
      agreeOnTotal(board.at("/outcomes/won"), naive.in(pipeline, "won", null));
      agreeOnTotal(board.at("/outcomes/lost"), naive.in(pipeline, "lost", null));
    }
  }

  private static void agreeOnTotal(JsonNode total, List<Naive.Deal> deals) {
    var values = deals.stream().map(d -> d.value).filter(Objects::nonNull).toList();
    var sum = values.stream().reduce(new BigDecimal("0.00"), BigDecimal::add);
    assertThat(total.get("count").asInt()).isEqualTo(deals.size());
    assertThat(total.get("withoutValue").asInt()).isEqualTo(deals.size() - values.size());
    if (deals.isEmpty() || !values.isEmpty()) {
      assertThat(new BigDecimal(total.at("/value/amount").asString())).isEqualTo(sum);
    }
  }

  private void agreeOnDeals(String when, List<DealEvent> events) {
    var naive = new Naive(events);
    history.stream()
        .map(DealEvent::dealId)
        .distinct()
        .limit(15)
        .forEach(
            id -> {
              var answer = service.get("/api/deals/" + id + "?" + when.substring(1));
              var expected = naive.deals.get(id);
              if (expected == null) {
                assertThat(answer.status()).isEqualTo(404);
                return;
              }
              var deal = answer.json();
              assertThat(deal.get("version").asLong()).isEqualTo(expected.version);
              assertThat(deal.get("status").asString()).isEqualTo(expected.status);
              assertThat(deal.get("stageId").asString()).isEqualTo(expected.stage);
              assertThat(deal.get("owner").asString()).isEqualTo(expected.owner);
            });
  }
}
