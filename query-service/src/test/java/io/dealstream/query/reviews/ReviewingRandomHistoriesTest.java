package io.dealstream.query.reviews;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.RandomHistory;
import io.dealstream.query.support.Service;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What came, moved, was won and lost in made histories, against plain loops over their events. */
class ReviewingRandomHistoriesTest {

  private interface Reviewer {
    JsonNode review(String period, String day, String segment);
  }

  /** Its clocks change on 29 March 2026, amid the histories. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");

  private static final int EVENTS = 3_000;

  private final String p = newId("p");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_review_tells_what_the_events_of_its_days_say(long seed) {
    var history = new RandomHistory(seed, p).next(EVENTS, 60);
    var made = new Drafted(pipeline(p, ZONE), history, List.of());
    var asOf = Instant.parse("2026-05-01T00:00:00Z");
    compare(history, (period, day, segment) -> made.review(period, day, segment, asOf));
  }

  @Test
  void so_it_does_over_a_real_database() {
    var service = Service.shared();
    Publisher.SHARED.publish(pipeline(p, ZONE), pipeline(RandomHistory.other(p)));
    var history = new RandomHistory(21, p).next(EVENTS, 60);
    Publisher.SHARED.publish(history);
    var database = JdbcClient.create(service.database().as("query_owner"));
    eventually(() -> assertThat(seen(database, history)).isEqualTo(history.size()));
    compare(
        history,
        (period, day, segment) -> {
          var query = "?pipeline=%s&period=%s&date=%s&segment=%s";
          var answer = service.get("/api/reviews" + query.formatted(p, period, day, segment));
          assertThat(answer.status()).as(answer.text()).isEqualTo(200);
          return answer.json();
        });
  }

  private void compare(List<DealEvent> history, Reviewer reviewer) {
    var naive = new Naive(p, history);
    var kinds = new HashSet<String>();
    for (var segment : List.of("all", "owner:rita", "owner:otto", "team:south")) {
      for (var day : List.of("2026-03-06", "2026-03-17", "2026-03-29", "2026-03-31")) {
        var date = LocalDate.parse(day);
        var monday = date.minusDays(date.getDayOfWeek().getValue() - 1);
        var where = naive.in(segment);
        compare(
            reviewer.review("weekly", day, segment),
            where,
            monday,
            monday.plusDays(7),
            monday.minusDays(7));
        compare(
            reviewer.review("biweekly", day, segment),
            where,
            monday.minusDays(7),
            monday.plusDays(7),
            monday.minusDays(21));
        var first = date.withDayOfMonth(1);
        kinds.addAll(
            compare(
                reviewer.review("monthly", day, segment),
                where,
                first,
                first.plusMonths(1),
                first.minusMonths(1)));
      }
    }
    assertThat(kinds).hasSize(What.values().length);
  }

  /** The kinds that there were any of. */
  private static Set<String> compare(
      JsonNode review, List<Naive.Fact> facts, LocalDate first, LocalDate after, LocalDate before) {
    var kinds = new HashSet<String>();
    for (var told : review.get("happened")) {
      var what = told.get("what").asString();
      var now = Naive.between(facts, what, first, after);
      agree(told.get("now"), now);
      agree(told.get("before"), Naive.between(facts, what, before, first));
      assertThat(told.get("more").asInt()).isEqualTo(Math.max(0, now.size() - 10));
      agreeOnDeals(told.get("deals"), now);
      if (!now.isEmpty()) {
        kinds.add(what);
      }
    }
    reasons(review.get("lossReasons"), Naive.between(facts, "lost", first, after));
    return kinds;
  }

  private static void agree(JsonNode tally, List<Naive.Fact> facts) {
    assertThat(tally.get("count").asInt()).isEqualTo(facts.size());
    var value = BigDecimal.ZERO;
    var without = 0;
    for (var fact : facts) {
      if (fact.value == null) {
        without++;
      } else {
        value = value.add(fact.value);
      }
    }
    assertThat(tally.at("/value/amount").asString())
        .isEqualTo(value.setScale(2, RoundingMode.UNNECESSARY).toPlainString());
    assertThat(tally.get("withoutValue").asInt()).isEqualTo(without);
  }

  private static void agreeOnDeals(JsonNode deals, List<Naive.Fact> facts) {
    facts.sort(
        (one, other) -> {
          if (one.value != null && other.value != null && !one.value.equals(other.value)) {
            return other.value.compareTo(one.value);
          }
          if ((one.value == null) != (other.value == null)) {
            return one.value == null ? 1 : -1;
          }
          return one.at.equals(other.at)
              ? one.deal.compareTo(other.deal)
              : one.at.compareTo(other.at);
        });
    assertThat(deals.size()).isEqualTo(Math.min(10, facts.size()));
    for (var n = 0; n < deals.size(); n++) {
      var told = deals.get(n);
      var fact = facts.get(n);
      assertThat(told.get("dealId").asString()).isEqualTo(fact.deal);
      assertThat(told.get("name").asString()).isEqualTo("Deal " + fact.deal);
      assertThat(told.get("owner").asString()).isEqualTo(fact.owner);
      assertThat(told.get("at").asString()).isEqualTo(fact.at.toString());
      assertThat(told.get("from").asString(null)).isEqualTo(fact.from);
      assertThat(told.get("to").asString(null)).isEqualTo(fact.to);
      assertThat(told.at("/value/amount").asString(null))
          .isEqualTo(fact.value == null ? null : fact.value.toPlainString());
    }
  }

  private static void reasons(JsonNode told, List<Naive.Fact> lost) {
    Map<String, Integer> expected = new TreeMap<>();
    lost.forEach(fact -> expected.merge(fact.reason, 1, Integer::sum));
    Map<String, Integer> counted = new TreeMap<>();
    for (var reason : told) {
      if (reason.at("/now/count").asInt() > 0) {
        counted.put(reason.get("reason").asString(), reason.at("/now/count").asInt());
      }
    }
    assertThat(counted).isEqualTo(expected);
  }

  private static long seen(JdbcClient database, List<DealEvent> history) {
    var deals = history.stream().map(DealEvent::dealId).distinct().toArray(String[]::new);
    return database
        .sql("SELECT count(*) FROM deal_history WHERE deal_id = ANY (?)")
        .param(deals)
        .query(Long.class)
        .single();
  }
}
