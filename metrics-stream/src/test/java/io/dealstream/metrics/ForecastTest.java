package io.dealstream.metrics;

import static io.dealstream.events.ForecastCategory.BEST_CASE;
import static io.dealstream.events.ForecastCategory.COMMIT;
import static io.dealstream.events.ForecastCategory.OMITTED;
import static io.dealstream.events.ForecastCategory.PIPELINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.metric.Forecast;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is expected to close in each month, as one deal after the other goes its way. */
class ForecastTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final LocalDate APRIL = LocalDate.parse("2026-04-30");
  private static final LocalDate MAY = LocalDate.parse("2026-05-01");

  private final Pen pen = new Pen();
  private final StreamUnderTest stream = new StreamUnderTest();

  @BeforeEach
  void one_deal_of_april_and_one_of_no_month() {
    pen.likely("p", "a", "0.1", PIPELINE);
    pen.likely("p", "b", "0.5", BEST_CASE);
    pen.likely("q", "x", "0.25", COMMIT);
    take(pen.pipeline("p", 1, 0, "a", "b"), pen.pipeline("q", 1, 0, "x"));
    pen.closingOn = APRIL;
    take(pen.open("d", "p", "a", "anna", "100", NINE));
    pen.closingOn = null;
    take(pen.open("e", "p", "a", "ben", null, NINE));
  }

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void each_month_has_its_deals_what_they_are_worth_and_how_much_of_it_is_likely() {
    assertThat(forecast("2026-04", PIPELINE)).isEqualTo(item(APRIL, PIPELINE, 1, "100", "10", 0));
    assertThat(forecast("none", PIPELINE)).isEqualTo(item(null, PIPELINE, 1, "0", "0", 1));
    assertThat(forecast("owner:anna", "2026-04", PIPELINE).count()).isOne();
    assertThat(stream.newest).doesNotContainKey(key("owner:ben", "2026-04", PIPELINE));
  }

  @Test
  void that_no_day_is_expected_has_its_reason() {
    assertThat(record("none", PIPELINE).reasons()).isEqualTo(Map.of("month", "no-day-expected"));
    assertThat(record("2026-04", PIPELINE).reasons()).isEmpty();
  }

  @Test
  void it_is_so_now_and_in_no_other_window_and_nothing_is_a_correction() {
    take(pen.move("d", "b", NINE.plusSeconds(1)));
    assertThat(stream.published)
        .filteredOn(record -> record.metric().equals("forecast"))
        .isNotEmpty()
        .allMatch(record -> record.window().equals(Window.ALL))
        .noneMatch(MetricRecord::correction);
  }

  @Test
  void another_day_takes_a_deal_to_its_month() {
    take(pen.closeDate("d", MAY, NINE.plusSeconds(1)));
    assertThat(forecast("2026-04", PIPELINE)).isEqualTo(item(APRIL, PIPELINE, 0, "0", "0", 0));
    assertThat(forecast("2026-05", PIPELINE)).isEqualTo(item(MAY, PIPELINE, 1, "100", "10", 0));
    take(pen.closeDate("e", MAY, NINE.plusSeconds(1)));
    assertThat(forecast("none", PIPELINE).count()).isZero();
    assertThat(forecast("2026-05", PIPELINE)).isEqualTo(item(MAY, PIPELINE, 2, "100", "10", 1));
  }

  @Test
  void another_day_of_the_same_month_is_no_news() {
    stream.published.clear();
    take(pen.closeDate("d", APRIL.minusDays(9), NINE.plusSeconds(1)));
    assertThat(stream.published).noneMatch(record -> record.item() instanceof Forecast);
  }

  @Test
  void the_category_is_that_of_the_stage_it_entered_unless_it_has_its_own() {
    take(pen.move("d", "b", NINE.plusSeconds(1)));
    assertThat(forecast("2026-04", PIPELINE).count()).isZero();
    assertThat(forecast("2026-04", BEST_CASE)).isEqualTo(item(APRIL, BEST_CASE, 1, "100", "50", 0));
    take(pen.forecast("d", COMMIT, NINE.plusSeconds(2)), pen.move("d", "a", NINE.plusSeconds(3)));
    assertThat(forecast("2026-04", COMMIT)).isEqualTo(item(APRIL, COMMIT, 1, "100", "10", 0));
    take(pen.forecast("d", null, NINE.plusSeconds(4)));
    assertThat(forecast("2026-04", PIPELINE).count()).isOne();
  }

  @Test
  void a_deal_may_be_opened_with_its_own_category() {
    pen.category = OMITTED;
    take(pen.open("f", "p", "b", "anna", "7", NINE));
    assertThat(forecast("none", OMITTED)).isEqualTo(item(null, OMITTED, 1, "7", "3.5", 0));
  }

  @Test
  void where_no_stage_told_its_category_it_is_pipeline() {
    take(pen.pipeline("old", 1, 0, "s"));
    take(pen.open("f", "old", "s", "anna", "70", NINE));
    var key = NaiveFigures.key("old", "forecast", "all", "none:pipeline");
    assertThat(stream.item(key, Forecast.class))
        .isEqualTo(new Forecast(null, PIPELINE, 1, eur("70"), eur("0"), 0, 1));
  }

  @Test
  void a_deal_that_is_decided_leaves_its_month_and_comes_back_when_it_is_reopened() {
    take(pen.forecast("d", COMMIT, NINE.plusSeconds(1)), pen.win("d", NINE.plusSeconds(2)));
    assertThat(forecast("2026-04", COMMIT).count()).isZero();
    take(pen.closeDate("d", MAY, NINE.plusSeconds(3)), pen.amount("d", "60", NINE.plusSeconds(4)));
    assertThat(stream.newest).doesNotContainKey(key("all", "2026-05", COMMIT));
    take(pen.reopen("d", "b", NINE.plusSeconds(5)));
    assertThat(forecast("2026-05", COMMIT)).isEqualTo(item(MAY, COMMIT, 1, "60", "30", 0));
  }

  @Test
  void a_deal_that_is_merged_or_deleted_is_expected_no_more() {
    take(pen.merge("d", "e", NINE.plusSeconds(1)), pen.absorb("e", "d", NINE.plusSeconds(1)));
    assertThat(forecast("2026-04", PIPELINE).count()).isZero();
    take(pen.delete("e", NINE.plusSeconds(2)));
    assertThat(forecast("none", PIPELINE).count()).isZero();
  }

  @Test
  void a_deal_that_is_handed_to_another_owner_counts_there_alone() {
    take(pen.reassign("d", "ben", NINE.plusSeconds(1)));
    assertThat(forecast("owner:anna", "2026-04", PIPELINE).count()).isZero();
    assertThat(forecast("owner:ben", "2026-04", PIPELINE).value()).isEqualTo(eur("100"));
    assertThat(forecast("2026-04", PIPELINE).count()).isOne();
  }

  @Test
  void a_deal_that_is_handed_off_takes_its_day_and_its_own_category_along() {
    take(pen.forecast("d", OMITTED, NINE.plusSeconds(1)));
    take(pen.handOff("d", "q", "x", NINE.plusSeconds(2)));
    take(pen.handOff("e", "q", "x", NINE.plusSeconds(2)));
    assertThat(forecast("2026-04", OMITTED).count()).isZero();
    var there = NaiveFigures.key("q", "forecast", "all", "2026-04:omitted");
    assertThat(stream.item(there, Forecast.class))
        .isEqualTo(item(APRIL, OMITTED, 1, "100", "25", 0));
    var other = NaiveFigures.key("q", "forecast", "all", "none:commit");
    assertThat(stream.item(other, Forecast.class).withoutValue()).isOne();
  }

  private Forecast forecast(String month, ForecastCategory category) {
    return forecast("all", month, category);
  }

  private Forecast forecast(String segment, String month, ForecastCategory category) {
    return stream.item(key(segment, month, category), Forecast.class);
  }

  private MetricRecord<?> record(String month, ForecastCategory category) {
    return stream.newest.get(key("all", month, category));
  }

  private static String key(String segment, String month, ForecastCategory category) {
    return NaiveFigures.key("p", "forecast", segment, month + ":" + category.word());
  }

  private static Forecast item(
      LocalDate day,
      ForecastCategory category,
      long count,
      String value,
      String weighted,
      long withoutValue) {
    var month = day == null ? null : YearMonth.from(day);
    return new Forecast(month, category, count, eur(value), eur(weighted), withoutValue, 0);
  }

  private void take(Recorded... events) {
    stream.take(events);
    stream.settle();
  }

  private static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }
}
