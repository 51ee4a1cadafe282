package io.dealstream.query.metrics;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Figure.AS_OF;
import static io.dealstream.query.support.Figure.waterfall;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Window;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.RandomHistory;
import io.dealstream.query.support.Service;
import io.dealstream.query.support.Stream;
import io.dealstream.recount.Recount;
import io.dealstream.recount.Stamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a window began with is the sum of the days before it. */
class AnsweringAWaterfallTest {

  private static final Service service = Service.shared();
  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
  private static final List<String> CAME =
      List.of("opening", "new", "reopened", "transferredIn", "increased", "revalued");
  private static final List<String> LEFT =
      List.of("closing", "transferredOut", "decreased", "won", "lost", "merged", "deleted");

  private final String p = newId("p");

  @Test
  void a_window_opens_with_what_the_days_before_it_come_to() {
    tell();
    assertThat(answer("month:2026-03", 40)).isEqualTo("1 10.00 + 3 30.00 = 4 40.00");
    assertThat(answer("day:2026-03-03", 40)).isEqualTo("2 30.00 + 2 10.00 = 4 40.00");
    assertThat(answer("day:2026-03-02", 30)).isEqualTo("1 10.00 + 1 20.00 = 2 30.00");
    assertThat(answer("all", 40)).isEqualTo("0 0.00 + 4 40.00 = 4 40.00");
    var month = get("month:2026-03");
    assertThat(month.at("/folded"))
        .isEqualTo(Service.JSON.readTree("{\"deal-events-0\":9,\"deal-events-1\":7}"));
    assertThat(month.at("/asOf").asString()).isEqualTo(AS_OF.plusSeconds(9).toString());
    assertThat(month.at("/items/0/withoutValue").asInt()).isEqualTo(4);
  }

  @Test
  void a_window_in_which_nothing_happened_closes_as_it_opened() {
    tell();
    assertThat(answer("day:2026-03-04", 40)).isEqualTo("4 40.00 + 0 0.00 = 4 40.00");
    assertThat(answer("quarter:2030-Q1", 40)).isEqualTo("4 40.00 + 0 0.00 = 4 40.00");
    assertThat(get("day:2026-03-04").at("/folded/deal-events-1").asInt()).isEqualTo(7);
  }

  @Test
  void before_anything_happened_there_is_nothing_to_tell() {
    tell();
    answer("all", 40);
    assertThat(get("month:2026-01").at("/items").size()).isZero();
    assertThat(get("month:2026-01").at("/asOf").isNull()).isTrue();
  }

  @Test
  void a_reader_is_told_anew_where_a_day_before_changes_and_never_of_parts() {
    tell();
    answer("month:2026-03", 40);
    var path = "/api/metrics/stream?metric=waterfall&window=month:2026-03&pipeline=" + p;
    try (var stream = Stream.open(service, path)) {
      var snapshot = stream.next();
      assertThat(told(snapshot.json().at("/metrics/waterfall/items/0")))
          .isEqualTo("1 10.00 + 3 30.00 = 4 40.00");
      // Of another window, of another segment, and within the month: none of it is told.
      Publisher.SHARED.figures(
          waterfall(p, Window.of(Period.WEEK, "2026-W01", WARSAW), 7, "70", Map.of()),
          waterfall(p, day("2026-03-02"), 7, "70", Map.of()));
      Publisher.SHARED.figures(waterfall(p, day("2026-02-10"), 5, "55", Map.of()));
      var change = stream.next();
      assertThat(change.name()).isEqualTo("change");
      assertThat(change.json().at("/window/date").asString()).isEqualTo("2026-03");
      assertThat(told(change.json().get("item"))).isEqualTo("5 55.00 + 3 30.00 = 8 85.00");
      assertThat(stream.next(300)).isNull();
      Publisher.SHARED.figures(
          waterfall(p, Window.of(Period.MONTH, "2026-03", WARSAW), 4, "31", Map.of()));
      assertThat(told(stream.next().json().get("item"))).isEqualTo("5 55.00 + 4 31.00 = 9 86.00");
    }
  }

  @Test
  void of_a_made_history_it_is_in_every_window_what_looking_back_counts_anew() {
    var definition = pipeline(p, WARSAW);
    var other = pipeline(RandomHistory.other(p), WARSAW);
    var history = new RandomHistory(11, p).next(700, 40);
    Publisher.SHARED.publish(definition, other);
    Publisher.SHARED.publish(history);
    var recount = new Recount();
    recount.define(p, definition.definition());
    recount.define(RandomHistory.other(p), other.definition());
    history.forEach(recount::add);
    var today = LocalDate.now(WARSAW);
    var published =
        recount
            .all(p, today)
            .counted(new Stamp(AS_OF, Map.of("deal-events-0", 1L)))
            .filter(record -> record.metric().equals(Metric.WATERFALL.name()))
            .toList();
    Publisher.SHARED.figures(published.toArray(MetricRecord[]::new));
    assertThat(published).hasSizeGreaterThan(100);
    eventually(() -> assertThat(looked("all", "all")).isEqualTo(present("all", "all")));
    for (var record : published) {
      var window = record.window().word();
      var segment = record.segment().word();
      var item = eventually(() -> same(window, segment));
      assertThat(sum(item, CAME)).as("%s", item).isEqualByComparingTo(sum(item, LEFT));
    }
    assertThat(present("trailing90", "all")).isEqualTo(looked("trailing90", "all"));
  }

  private JsonNode same(String window, String segment) {
    var item = present(window, segment);
    assertThat(item).as("%s of %s", window, segment).isEqualTo(looked(window, segment));
    return item;
  }

  private JsonNode present(String window, String segment) {
    return one("&window=" + window + "&segment=" + segment);
  }

  private JsonNode looked(String window, String segment) {
    return one("&window=" + window + "&segment=" + segment + "&asOf=" + Instant.now());
  }

  private JsonNode one(String more) {
    var answer = service.get("/api/metrics/waterfall?pipeline=" + p + more);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("items").size()).as(more).isOne();
    return answer.json().at("/items/0");
  }

  private static BigDecimal sum(JsonNode item, List<String> fields) {
    return fields.stream()
        .map(field -> new BigDecimal(item.get(field).get("amount").asString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Ten in February; in March twenty on Monday and ten on Tuesday. */
  private void tell() {
    Publisher.SHARED.publish(pipeline(p, WARSAW));
    var whole = Map.of("deal-events-0", 3L);
    Publisher.SHARED.figures(
        waterfall(p, Window.ALL, 4, "40", whole),
        waterfall(p, day("2026-02-10"), 1, "10", Map.of("deal-events-0", 2L, "deal-events-1", 7L)),
        waterfall(p, day("2026-03-02"), 1, "20", whole),
        waterfall(p, day("2026-03-03"), 2, "10", whole),
        waterfall(
            p, Window.of(Period.MONTH, "2026-03", WARSAW), 3, "30", Map.of("deal-events-0", 9L)));
  }

  private static Window day(String date) {
    return Window.of(Period.DAY, date, WARSAW);
  }

  private JsonNode get(String window) {
    return service.get("/api/metrics/waterfall?pipeline=" + p + "&window=" + window).json();
  }

  /** Once so much is open at the end. */
  private String answer(String window, int closing) {
    return eventually(
        () -> {
          var item = get(window).at("/items/0");
          assertThat(new BigDecimal(item.at("/closing/amount").asString()))
              .isEqualByComparingTo(BigDecimal.valueOf(closing));
          return told(item);
        });
  }

  private static String told(JsonNode item) {
    return "%s %s + %s %s = %s %s"
        .formatted(
            item.get("openingDeals").asString(),
            item.at("/opening/amount").asString(),
            item.get("newDeals").asString(),
            item.at("/new/amount").asString(),
            item.get("closingDeals").asString(),
            item.at("/closing/amount").asString());
  }
}
