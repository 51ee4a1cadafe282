package io.dealstream.query.forecast;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.closingOn;
import static io.dealstream.query.support.Sample.forecast;
import static io.dealstream.query.support.Sample.handedOff;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static io.dealstream.query.support.Sample.reassigned;
import static io.dealstream.query.support.Sample.won;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.forecast.Conversion;
import io.dealstream.forecast.DealHistory;
import io.dealstream.forecast.Ending;
import io.dealstream.forecast.Forecast;
import io.dealstream.forecast.Step;
import io.dealstream.query.support.CsvStory;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.testing.TestServers;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ForecastingTest {

  private static final List<String> STAGES =
      List.of("prospecting", "qualification", "pitch", "negotiation", "closing");
  private static final Instant NOVEMBER = Instant.parse("2025-11-01T00:00:00Z");

  private final Service service = Service.shared();
  private final String p = newId("p");

  @Test
  void it_is_what_plain_loops_over_the_same_events_give() throws IOException {
    var events = tricky();
    var histories = histories(events);
    var known = histories.stream().map(history -> history.before(NOVEMBER)).toList();
    var open = known.stream().flatMap(history -> history.open().stream()).toList();
    var conversion = Conversion.before(NOVEMBER, histories);
    for (var days : List.of(30, 60, 90)) {
      var expected = Forecast.of(open, conversion, Duration.ofDays(days));
      var answer = answer("&asOf=2025-11-01T00:00:00Z&horizon=" + days);
      var total = answer.get("total");
      assertThat(open).hasSizeGreaterThan(5);
      assertThat(total.at("/expectedValue/amount").asString())
          .isEqualTo(amount(expected.expected()))
          .isNotEqualTo("0.00");
      assertThat(total.at("/p10Value/amount").asString()).isEqualTo(amount(expected.p10()));
      assertThat(total.at("/p50Value/amount").asString()).isEqualTo(amount(expected.p50()));
      assertThat(total.at("/p90Value/amount").asString()).isEqualTo(amount(expected.p90()));
      assertThat(answer.at("/categories/2/count").asInt()).isEqualTo(open.size());
      assertThat(answer.at("/measured/won").asInt()).isEqualTo(ended(known, Ending.WON));
      assertThat(answer.at("/measured/lost").asInt()).isEqualTo(ended(known, Ending.LOST));
      assertThat(answer.at("/measured/open").asInt()).isEqualTo(open.size());
      assertThat(answer.at("/horizon/start").asString()).isEqualTo("2025-11-01T00:00:00Z");
    }
    var november = answer("&asOf=2025-11-01T00:00:00Z&month=2025-11");
    var days30 = answer("&asOf=2025-11-01T00:00:00Z&horizon=30");
    assertThat(november.get("total")).isEqualTo(days30.get("total"));
    consecutiveMonthsAreTheTimeTogether();
    whatIsKnownAtAPositionIsForecastAsOfThen();
  }

  private void consecutiveMonthsAreTheTimeTogether() {
    var sum = BigDecimal.ZERO;
    for (var month : List.of("2025-11", "2025-12")) {
      var one = answer("&asOf=2025-11-02T00:00:00Z&month=" + month);
      sum = sum.add(new BigDecimal(one.at("/total/expectedValue/amount").asString()));
    }
    var together = answer("&asOf=2025-11-02T00:00:00Z&horizon=60"); // to the end of December
    assertThat(new BigDecimal(together.at("/total/expectedValue/amount").asString()).subtract(sum))
        .isBetween(new BigDecimal("-0.01"), new BigDecimal("0.01"));
  }

  private void whatIsKnownAtAPositionIsForecastAsOfThen() {
    var whole = answer("&asOf=2026-06-01T00:00:00Z");
    var through = whole.get("folded").valueStream().mapToLong(JsonNode::asLong).max().orElseThrow();
    var then = answer("&knownAt=" + (through - 100));
    assertThat(then.get("folded").valueStream().mapToLong(JsonNode::asLong).max().orElseThrow())
        .isLessThanOrEqualTo(through - 100);
    assertThat(Instant.parse(then.get("asOf").asString()))
        .isBefore(Instant.parse(whole.get("asOf").asString()));
  }

  @Test
  void each_category_and_each_month_has_its_deals_and_an_overdue_one_stays_in_its_own() {
    var deals = Stream.generate(() -> newId("d")).limit(4).toList();
    Publisher.SHARED.publish(pipeline(p));
    publish(
        opened(deals.get(0), p, "pitch", "100"),
        opened(deals.get(1), p, "pitch", "40"),
        opened(deals.get(2), p, "pitch", null),
        opened(deals.get(3), p, "pitch", "7"),
        closingOn(deals.get(0), p, "2026-01-31", MONDAY),
        closingOn(deals.get(1), p, "2026-12-01", MONDAY),
        forecast(deals.get(1), p, ForecastCategory.COMMIT, MONDAY),
        forecast(deals.get(2), p, ForecastCategory.OMITTED, MONDAY),
        reassigned(deals.get(3), p, "otto", MONDAY));
    var answer = answer("&asOf=2026-03-03T00:00:00Z");
    assertThat(each(answer.get("categories"), "category"))
        .containsExactly("commit", "best_case", "pipeline", "omitted");
    assertThat(each(answer.get("categories"), "count")).containsExactly("1", "0", "2", "1");
    assertThat(answer.at("/categories/2/value/amount").asString()).isEqualTo("107.00");
    assertThat(answer.at("/categories/3/withoutValue").asInt()).isOne();
    assertThat(each(answer.get("months"), "month"))
        .containsExactly("2026-01", "2026-12", "null", "null");
    assertThat(each(answer.get("months"), "category"))
        .containsExactly("pipeline", "commit", "pipeline", "omitted");
    assertThat(answer.at("/reasons/month").asString()).isEqualTo("no-day-expected");
    assertThat(answer.at("/measured/since").asString()).isEqualTo("2026-03-02T09:00:00Z");
    var ottos = answer("&asOf=2026-03-03T00:00:00Z&segment=owner:otto");
    assertThat(each(ottos.get("categories"), "count")).containsExactly("0", "0", "1", "0");
    assertThat(ottos.get("measured")).isEqualTo(answer.get("measured"));
  }

  @Test
  void where_no_deal_was_ever_comparable_nothing_is_forecast() {
    Publisher.SHARED.publish(pipeline(p));
    publish(opened(newId("d"), p, "pitch", "100"));
    var answer = answer("");
    assertThat(answer.at("/total/expectedValue").isNull()).isTrue();
    assertThat(answer.at("/total/p90Value").isNull()).isTrue();
    assertThat(answer.at("/categories/2/expectedValue").isNull()).isTrue();
    assertThat(answer.at("/categories/2/value/amount").asString()).isEqualTo("100.00");
    assertThat(answer.at("/reasons/p90Value").asString()).isEqualTo("no-comparable-deal");
    assertThat(answer.at("/total/withoutEvidence").asInt()).isOne();
  }

  @Test
  void where_no_deal_is_open_nothing_is_won() {
    Publisher.SHARED.publish(pipeline(p));
    eventually(() -> assertThat(ask("").status()).isEqualTo(200));
    var answer = answer("");
    assertThat(answer.at("/total/p50Value/amount").asString()).isEqualTo("0.00");
    assertThat(answer.at("/measured/since").isNull()).isTrue();
    assertThat(answer.at("/reasons/since").asString()).isEqualTo("no-deal-before");
  }

  @Test
  void nobody_forecasts_from_an_instant_that_has_not_come() {
    Publisher.SHARED.publish(pipeline(p));
    eventually(() -> assertThat(ask("").status()).isEqualTo(200));
    assertThat(Instant.parse(answer("&asOf=2999-01-01T00:00:00Z").get("asOf").asString()))
        .isBeforeOrEqualTo(Instant.now());
  }

  @Test
  void a_deal_that_came_from_elsewhere_brought_its_day_and_category_along() {
    var q = newId("q");
    var d = newId("d");
    var e = newId("d");
    Publisher.SHARED.publish(pipeline(p), pipeline(q));
    publish(
        opened(d, q, "pitch", "100"),
        closingOn(d, q, "2026-04-30", MONDAY),
        forecast(d, q, ForecastCategory.BEST_CASE, MONDAY),
        handedOff(d, q, "pitch", p, "closing", 1, "90", MONDAY.plusSeconds(60)),
        opened(e, p, "closing", "5"),
        won(e, p, "closing", "5", MONDAY.plusSeconds(90)));
    var answer = answer("&asOf=2026-03-03T00:00:00Z");
    assertThat(answer.at("/months/0/month").asString()).isEqualTo("2026-04");
    assertThat(answer.at("/months/0/category").asString()).isEqualTo("best_case");
    assertThat(answer.at("/measured/won").asInt()).isOne();
    var there = service.get("/api/forecast?asOf=2026-03-03T00:00:00Z&pipeline=" + q).json();
    assertThat(there.at("/measured/gone").asInt()).isOne();
    var past = "&asOf=2026-03-03T00:00:00Z&pipeline=" + p;
    var metric = service.get("/api/metrics/forecast?" + past).json();
    assertThat(metric.at("/items/0")).isEqualTo(answer.at("/months/0"));
  }

  private List<DealEvent> tricky() throws IOException {
    var file = "system-tests/src/test/resources/histories/tricky_history.csv";
    var story = new CsvStory(TestServers.home().resolve(file), p, STAGES);
    Publisher.SHARED.publish(pipeline(p, STAGES.toArray(String[]::new)));
    for (var from = 0; from < story.events.size(); from += 200) {
      var to = Math.min(story.events.size(), from + 200);
      publish(story.events.subList(from, to).toArray(DealEvent[]::new));
    }
    return story.events;
  }

  private static List<DealHistory> histories(List<DealEvent> events) {
    var byDeal = new LinkedHashMap<String, List<Step>>();
    for (var e : events) {
      var steps = byDeal.computeIfAbsent(e.dealId(), _ -> new ArrayList<>());
      var at = e.occurredAt();
      switch (e) {
        case DealEvent.Opened o -> {
          value(steps, at, o.value());
          steps.add(new Step.Entered(at, o.to()));
        }
        case DealEvent.StageChanged c -> steps.add(new Step.Entered(at, c.to()));
        case DealEvent.Reopened r -> {
          value(steps, at, r.value());
          steps.add(new Step.Entered(at, r.to()));
        }
        case DealEvent.Won _ -> steps.add(new Step.Ended(at, Ending.WON));
        case DealEvent.Lost _ -> steps.add(new Step.Ended(at, Ending.LOST));
        case DealEvent.AmountChanged a -> value(steps, at, a.value());
        default -> {}
      }
    }
    return byDeal.entrySet().stream()
        .map(deal -> new DealHistory(deal.getKey(), deal.getValue()))
        .toList();
  }

  private static void value(List<Step> steps, Instant at, Money value) {
    if (value != null) {
      steps.add(new Step.Valued(at, value.amount()));
    }
  }

  private static int ended(List<DealHistory> known, Ending how) {
    return (int)
        known.stream()
            .flatMap(history -> history.ended().stream())
            .filter(ended -> ended.ending() == how)
            .count();
  }

  private static String amount(Double value) {
    return Money.rounded(BigDecimal.valueOf(value), "EUR").amount().toPlainString();
  }

  /** And waits until they can be seen. */
  private void publish(DealEvent... events) {
    var positions =
        Publisher.SHARED.publish(events).stream().map(e -> e.position()).toArray(Long[]::new);
    var database = JdbcClient.create(service.database().as("query_owner"));
    eventually(
        () ->
            assertThat(
                    database
                        .sql("SELECT count(*) FROM deal_history WHERE position = ANY (?)")
                        .param(positions)
                        .query(Integer.class)
                        .single())
                .isEqualTo(positions.length));
  }

  private JsonNode answer(String more) {
    var answer = ask(more);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private Service.Answer ask(String more) {
    return service.get("/api/forecast?pipeline=" + p + more);
  }

  private static List<String> each(JsonNode items, String field) {
    return items
        .valueStream()
        .map(item -> item.get(field).isNull() ? "null" : item.get(field).asString())
        .toList();
  }
}
