package io.dealstream.query.metrics;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealstream.query.support.CsvStory;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.query.support.Stays;
import io.dealstream.testing.TestServers;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A history full of corner cases, looked back at, against what an independent reference says. */
class LookingBackTest {

  private static final List<String> STAGES =
      List.of("prospecting", "qualification", "pitch", "negotiation", "closing");
  private static final Service service = Service.shared();
  private static final String p = newId("p");
  private static final List<Long> positions = new ArrayList<>();
  private static CsvStory story;

  @BeforeAll
  static void publish() throws IOException {
    var file = "system-tests/src/test/resources/histories/tricky_history.csv";
    story = new CsvStory(TestServers.home().resolve(file), p, STAGES);
    Publisher.SHARED.publish(pipeline(p, STAGES.toArray(String[]::new)));
    for (var from = 0; from < story.events.size(); from += 200) {
      var some = story.events.subList(from, Math.min(story.events.size(), from + 200));
      Publisher.SHARED.publish(some).forEach(envelope -> positions.add(envelope.position()));
    }
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

  static Stream<JsonNode> cases() throws IOException {
    try (var file = LookingBackTest.class.getResourceAsStream("/past/tricky_expected.jsonl")) {
      return new String(file.readAllBytes(), UTF_8).lines().map(Service.JSON::readTree);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_figure_is_what_the_reference_makes_of_the_same_rows(JsonNode asked) {
    var when = when(asked);
    var expected = asked.get("figures");
    winRate(answer("win-rate", when).at("/items/0"), expected);
    velocity(answer("velocity", when).at("/items/0"), expected);
    for (var cycle : answer("cycle", when).get("items")) {
      lengths(cycle, expected.get("cycle_seconds_" + cycle.get("reading").asString()));
    }
    var entries = answer("stage-entries", when).get("items");
    assertThat(each(entries, "stageId")).isEqualTo(STAGES);
    entries.forEach(
        item -> entries(item, expected.at("/stages/" + item.get("stageId").asString())));
    var dwell = answer("stage-dwell", when).get("items");
    assertThat(dwell.size()).isEqualTo(3 * STAGES.size());
    for (var item : dwell) {
      var reading = item.get("reading").asString() + "_dwell_seconds";
      lengths(item, expected.at("/stages/" + item.get("stageId").asString() + "/" + reading));
    }
    var reach = answer("reach", when).get("items");
    assertThat(reach.size()).isEqualTo(15);
    reach.forEach(item -> reach(item, expected.get("stages")));
  }

  @Test
  void says_as_of_when_it_is_and_what_was_counted() {
    var last = positions.get(99);
    var both = answer("win-rate", "&asOf=2025-11-01T00:00:00Z&knownAt=" + last);
    assertThat(both.get("asOf").asString()).isEqualTo("2025-11-01T00:00:00Z");
    var known = answer("win-rate", "&knownAt=" + last);
    var recorded = story.events.get(99).occurredAt().plusSeconds(1); // as the publisher records
    assertThat(known.get("asOf").asString()).isEqualTo(recorded.toString());
    var deal = story.events.get(99).dealId();
    var partition = Utils.toPositive(Utils.murmur2(deal.getBytes(UTF_8))) % 4;
    assertThat(known.at("/folded/deal-events-" + partition).asLong()).isEqualTo(last);
  }

  @Test
  void a_window_without_a_date_is_the_one_that_contains_the_instant() {
    var month = answer("win-rate", "&window=month&asOf=2025-11-16T00:00:00Z");
    assertThat(month.at("/window/date").asString()).isEqualTo("2025-11");
    var trailing = answer("velocity", "&window=trailing90&asOf=2025-11-16T00:00:00Z");
    assertThat(trailing.at("/window/end").asString()).isEqualTo("2025-11-17T00:00:00Z");
  }

  @Test
  void a_closed_window_is_what_all_of_time_gained_in_it() {
    var before = answer("stage-entries", "&asOf=2025-10-01T00:00:00Z").at("/items/0/entered");
    var after = answer("stage-entries", "&asOf=2025-11-01T00:00:00Z").at("/items/0/entered");
    var october = answer("stage-entries", "&window=month:2025-10&asOf=2025-11-01T00:00:00Z");
    assertThat(october.at("/items/0/entered").asLong())
        .isPositive()
        .isEqualTo(after.asLong() - before.asLong());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-09-01T00:00:00Z", "2025-11-01T12:00:00Z", "2026-12-01T00:00:00Z"})
  void what_goes_on_is_as_old_as_it_was_then(Instant then) {
    var answer = answer("stage-dwell", "&asOf=" + then);
    var visits = 0;
    for (var item : answer.get("items")) {
      if (item.get("reading").asString().equals("visit")) {
        var stays = new Stays(story.events, item.get("stageId").asString(), then);
        var median = item.get("unbiasedMedianSeconds");
        assertThat(median == null ? null : median.decimalValue())
            .as(item.get("stageId").asString())
            .usingComparator(nullsFirst(naturalOrder()))
            .isEqualTo(stays.medianSeconds());
        visits++;
      } else {
        assertThat(item.has("unbiasedMedianSeconds")).isFalse();
      }
    }
    assertThat(visits).isEqualTo(STAGES.size());
  }

  @Test
  void owners_together_are_all() {
    var when = "&asOf=2025-10-01T00:00:00Z";
    var owners = story.events.stream().map(e -> e.owner()).distinct().toList();
    var sum =
        owners.stream()
            .map(owner -> answer("win-rate", when + "&segment=owner:" + Service.encode(owner)))
            .mapToLong(answer -> answer.at("/items/0/won").asLong())
            .sum();
    assertThat(sum).isPositive().isEqualTo(answer("win-rate", when).at("/items/0/won").asLong());
  }

  private static String when(JsonNode asked) {
    var rows = asked.get("rows");
    var instant = asked.get("asOf");
    var known = rows.isNull() ? "" : "&knownAt=" + positionAfter(rows.asInt());
    return known + (instant.isNull() ? "" : "&asOf=" + instant.asString());
  }

  private static long positionAfter(int rows) {
    return positions.get(story.eventsAfterRow.get(rows - 1) - 1);
  }

  private static void winRate(JsonNode item, JsonNode expected) {
    same(item.get("won"), expected.get("won"));
    same(item.get("lost"), expected.get("lost"));
    same(item.get("rateByCount"), expected.get("win_rate"));
    same(item.get("rateByValue"), expected.get("win_rate_by_value"));
    same(item.at("/wonValue/amount"), expected.get("won_value"));
    same(item.at("/lostValue/amount"), expected.get("lost_value"));
  }

  private static void velocity(JsonNode item, JsonNode expected) {
    same(item.get("openQualified"), expected.get("open"));
    same(item.get("wonCount"), expected.get("won"));
    same(item.get("winRate"), expected.get("win_rate"));
    var median = expected.at("/cycle_seconds_active/p50");
    if (!median.isNull()) {
      assertThat(item.get("medianCycleDays").asDouble() * 86_400)
          .isCloseTo(median.asDouble(), within(0.1));
    }
  }

  private static void entries(JsonNode item, JsonNode expected) {
    var n = expected.get("entries");
    same(item.get("entered"), n.get("entered"));
    same(item.get("advanced"), n.get("advanced"));
    same(item.get("movedBack"), n.get("moved_back"));
    same(item.get("won"), n.get("won"));
    same(item.get("lost"), n.get("lost"));
    same(item.get("stillThere"), n.get("still_there"));
    same(item.get("advanceRate"), expected.get("advance_rate"));
    same(item.get("winRate"), expected.get("win_rate_of_decided"));
  }

  private static void reach(JsonNode item, JsonNode stages) {
    var from = stages.get(item.get("from").asString());
    same(item.get("entered"), from.get("deals_entered"));
    same(item.get("reached"), from.get("deals_reached").get(item.get("to").asString()));
  }

  /** Each of them exactly: nothing is a histogram here. */
  private static void lengths(JsonNode item, JsonNode expected) {
    same(item.get("count"), expected.get("count"));
    for (var field : List.of("sum", "mean", "min", "max", "p50", "p90", "p95")) {
      if (item.has(field + "Seconds")) {
        same(item.get(field + "Seconds"), expected.get(field));
      }
    }
  }

  private static void same(JsonNode actual, JsonNode expected) {
    if (expected.isNull()) {
      assertThat(actual.isNull()).isTrue();
      return;
    }
    var number = actual.isString() ? new BigDecimal(actual.asString()) : actual.decimalValue();
    // the reference rounds floating point numbers to as many decimals
    assertThat(number.subtract(expected.decimalValue()).abs().setScale(6, RoundingMode.HALF_UP))
        .as("%s instead of %s", actual, expected)
        .isLessThanOrEqualTo(new BigDecimal(number.scale() > 3 ? "0.000001" : "0.001"));
  }

  private static JsonNode answer(String metric, String more) {
    var answer = service.get("/api/metrics/" + metric + "?pipeline=" + p + more);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> each(JsonNode items, String field) {
    var values = new ArrayList<String>();
    items.forEach(item -> values.add(item.get(field).asString()));
    return values;
  }
}
