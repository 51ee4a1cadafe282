package io.dealstream.query.lineage;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.audit.Envelope;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.RandomHistory;
import io.dealstream.query.support.Sample;
import io.dealstream.query.support.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ComparingDefinitionsTest {

  private static final Service service = Service.shared();
  private static final String p = newId("p");
  private static List<DealEvent> history;
  private static List<Long> positions;

  @BeforeAll
  static void publish() {
    Publisher.SHARED.publish(pipeline(p), pipeline(RandomHistory.other(p)));
    history = new RandomHistory(21, p).next(600, 400);
    positions = Publisher.SHARED.publish(history).stream().map(Envelope::position).toList();
    Publisher.SHARED.publish(Sample.opened("last-of-" + p, p, "pitch", "1.00"));
    eventually(() -> assertThat(service.get("/api/deals/last-of-" + p).status()).isEqualTo(200));
  }

  @Test
  void the_deals_that_count_differently_are_those_that_were_decided_at_once() {
    var naive = decidedAtOnce(history);
    assertThat(naive).hasSizeBetween(5, 200);
    var listed = listed("win-rate", "");
    assertThat(listed.keySet()).isEqualTo(naive);
    assertThat(listed("cycle", "").keySet()).isEqualTo(naive);
    for (var deal : listed.values()) {
      var counts = deal.at("/counts/0/byDefinition");
      assertThat(counts.at("/1/won").asInt(0) + counts.at("/1/lost").asInt(0)).isOne();
      assertThat(counts.get("2").isEmpty()).isTrue();
      assertThat(deal.get("name").asString()).isEqualTo("Deal " + deal.get("dealId").asString());
    }
    var known = positions.get(299);
    assertThat(listed("win-rate", "&knownAt=" + known).keySet())
        .isEqualTo(decidedAtOnce(history.subList(0, 300)));
  }

  @Test
  void both_figures_are_those_of_their_definitions_and_the_deals_are_what_is_between_them() {
    for (var segment : List.of("all", "owner:rita")) {
      var more = "pipeline=" + p + "&segment=" + segment + "&asOf=2027-01-01T00:00:00Z";
      var answer = get("win-rate/differences?" + more);
      for (var number : List.of("1", "2")) {
        assertThat(answer.at("/figures/0/byDefinition/" + number))
            .isEqualTo(get("win-rate?" + more + "&definition=" + number).at("/items/0"));
      }
      var one = answer.at("/figures/0/byDefinition/1");
      var two = answer.at("/figures/0/byDefinition/2");
      var between =
          one.get("won").asInt()
              + one.get("lost").asInt()
              - two.get("won").asInt()
              - two.get("lost").asInt();
      assertThat(answer.get("deals").asInt()).isPositive().isEqualTo(between);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "win-rate, '&definitions=1',   400, two-definitions,    definitions",
    "win-rate, '&definitions=2,2', 400, two-definitions,    definitions",
    "win-rate, '&definitions=1,3', 400, unknown-definition, definitions",
    "reach,    '',                 400, unknown-definition, definitions",
    "luck,     '',                 404, unknown-metric,     metric"
  })
  void what_cannot_be_compared_is_refused(
      String metric, String more, int status, String rule, String field) {
    var answer = service.get("/api/metrics/" + metric + "/differences?pipeline=" + p + more);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().get("type").asString()).endsWith("/problems/" + rule);
    assertThat(answer.json().get("field").asString()).isEqualTo(field);
  }

  /** By plain loops: of each deal its stages here, when it came, and when it was decided here. */
  private static Set<String> decidedAtOnce(List<DealEvent> events) {
    var stages = new HashMap<String, Set<String>>();
    var came = new HashMap<String, Instant>();
    var decided = new HashMap<String, Instant>();
    for (var event : events) {
      if (event.pipelineId().equals(p)) {
        var entered =
            switch (event) {
              case DealEvent.Opened e -> e.to();
              case DealEvent.StageChanged e -> e.to();
              case DealEvent.Reopened e -> e.to();
              case DealEvent.HandedOff e -> e.to();
              default -> null;
            };
        if (entered != null) {
          stages.computeIfAbsent(event.dealId(), _ -> new HashSet<>()).add(entered);
          decided.remove(event.dealId());
          if (event instanceof DealEvent.Opened || event instanceof DealEvent.HandedOff) {
            came.put(event.dealId(), event.occurredAt());
          }
        }
        switch (event) {
          case DealEvent.Won _, DealEvent.Lost _ -> decided.put(event.dealId(), event.occurredAt());
          case DealEvent.Merged _, DealEvent.Deleted _ -> decided.remove(event.dealId());
          default -> {}
        }
      }
    }
    var day = Duration.ofDays(1);
    decided
        .entrySet()
        .removeIf(
            deal ->
                stages.get(deal.getKey()).size() > 1
                    || !deal.getValue().isBefore(came.get(deal.getKey()).plus(day)));
    return new TreeSet<>(decided.keySet());
  }

  /** Over all pages; no deal stands on two of them. */
  private static Map<String, JsonNode> listed(String metric, String more) {
    var deals = new HashMap<String, JsonNode>();
    var cursor = "";
    do {
      var path = metric + "/differences?limit=7&pipeline=" + p + more + cursor;
      var page = get(path);
      for (var deal : page.get("items")) {
        assertThat(deals.put(deal.get("dealId").asString(), deal)).isNull();
      }
      cursor = page.get("next").isNull() ? null : "&cursor=" + page.get("next").asString();
      if (cursor == null) {
        assertThat(page.get("deals").asInt()).isEqualTo(deals.size());
      }
    } while (cursor != null);
    return deals;
  }

  private static JsonNode get(String path) {
    var answer = service.get("/api/metrics/" + path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }
}
