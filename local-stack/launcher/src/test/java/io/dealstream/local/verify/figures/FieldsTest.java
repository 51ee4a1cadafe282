package io.dealstream.local.verify.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Money;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.StageDwell;
import io.dealstream.events.metric.StageDwell.Reading;
import io.dealstream.events.metric.Velocity;
import io.dealstream.events.metric.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldsTest {

  @Test
  void the_same_figure_is_the_same_whenever_it_was_sent() {
    assertThat(
            differences(
                dwell(Reading.VISIT, 2, "100", "200"), dwell(Reading.VISIT, 2, "100", "200")))
        .isEmpty();
  }

  @Test
  void counts_must_be_the_same() {
    assertThat(
            differences(
                dwell(Reading.VISIT, 2, "100", "200"), dwell(Reading.VISIT, 3, "100", "200")))
        .containsExactly("count: 2, 3");
  }

  @Test
  void percentiles_may_be_one_per_cent_off_and_no_more() {
    assertThat(
            differences(
                dwell(Reading.VISIT, 2, "100", "200"), dwell(Reading.VISIT, 2, "100", "202")))
        .isEmpty();
    assertThat(
            differences(
                dwell(Reading.VISIT, 2, "100", "200"), dwell(Reading.VISIT, 2, "100", "202.01")))
        .containsExactly("p50Seconds: 200.000, 202.010");
  }

  @Test
  void a_minimum_must_be_the_same_unless_values_are_taken_back() {
    assertThat(
            differences(
                dwell(Reading.FIRST, 2, "100", "200"), dwell(Reading.FIRST, 2, "100.5", "200")))
        .containsExactly("minSeconds: 100.000, 100.500");
    assertThat(
            differences(
                dwell(Reading.CUMULATIVE, 2, "100", "200"),
                dwell(Reading.CUMULATIVE, 2, "100.5", "200")))
        .isEmpty();
  }

  @Test
  void velocity_follows_its_median_and_money_is_otherwise_exact() {
    assertThat(differences(velocity("10.00", "1000.00"), velocity("10.00", "1010.10"))).isEmpty();
    assertThat(differences(velocity("10.00", "1000.00"), velocity("10.01", "1011.00")))
        .containsExactlyInAnyOrder(
            "velocityPerDay: {\"amount\":\"1000.00\",\"currency\":\"EUR\"},"
                + " {\"amount\":\"1011.00\",\"currency\":\"EUR\"}",
            "throughputPerDay: {\"amount\":\"10.00\",\"currency\":\"EUR\"},"
                + " {\"amount\":\"10.01\",\"currency\":\"EUR\"}");
  }

  @Test
  void the_unbiased_median_may_be_that_of_a_neighbour_where_an_age_is_nearly_a_length() {
    var nearly = byAge(age -> age < 1_020_000 ? "500" : "900");
    assertThat(told(nearly, unbiased("500"))).isEmpty();
    assertThat(told(nearly, unbiased("904"))).isEmpty();
    assertThat(told(nearly, unbiased("700"))).isEmpty();
    assertThat(told(nearly, unbiased("910")))
        .containsExactly("unbiasedMedianSeconds: 500.000, 910.000");
    var not = byAge(age -> age < 1_030_000 ? "500" : "900");
    assertThat(told(not, unbiased("900")))
        .containsExactly("unbiasedMedianSeconds: 500.000, 900.000");
  }

  @Test
  void there_may_be_no_unbiased_median_where_an_age_is_nearly_long_enough_for_that() {
    var nearly = byAge(age -> age < 1_020_000 ? "500" : null);
    assertThat(told(nearly, unbiased("500"))).isEmpty();
    assertThat(told(nearly, unbiased(null))).isEmpty();
    var nearlyOne = byAge(age -> age < 980_000 ? "500" : null);
    assertThat(told(nearlyOne, unbiased("500"))).isEmpty();
    var none = byAge(_ -> null);
    assertThat(told(none, unbiased("500")))
        .containsExactly(
            "reasons: {unbiasedMedianSeconds=survival-above-half}, {}",
            "unbiasedMedianSeconds: null, 500.000");
    var one = byAge(_ -> "500");
    assertThat(told(one, unbiased(null)))
        .containsExactly(
            "reasons: {}, {unbiasedMedianSeconds=survival-above-half}",
            "unbiasedMedianSeconds: 500.000, null");
  }

  @Test
  void why_there_is_no_unbiased_median_must_be_the_same() {
    var entered =
        record(
            dwell(Reading.VISIT, 2, "100", "200"),
            Map.of("unbiasedMedianSeconds", "nothing-entered"));
    assertThat(told(byAge(_ -> null), entered))
        .containsExactly(
            "reasons: {unbiasedMedianSeconds=survival-above-half},"
                + " {unbiasedMedianSeconds=nothing-entered}");
  }

  @Test
  void a_figure_that_is_not_there_is_not_zero() {
    assertThat(differences(velocity("10.00", null), velocity("10.00", "0.00")))
        .containsExactly("velocityPerDay: null, {\"amount\":\"0.00\",\"currency\":\"EUR\"}");
  }

  private static List<String> differences(MetricItem expected, MetricItem found) {
    return told(Anew.of(_ -> Optional.of(record(expected))).orElseThrow(), record(found));
  }

  private static List<String> told(Anew expected, MetricRecord<?> found) {
    return Fields.differences(expected, found).entrySet().stream()
        .map(d -> d.getKey() + ": " + d.getValue().expected() + ", " + d.getValue().found())
        .toList();
  }

  /** An unbiased median by the age of one visit that goes on, which is of a thousand seconds. */
  private static Anew byAge(LongFunction<@Nullable String> median) {
    return Anew.of(ages -> Optional.of(unbiased(median.apply(ages.applyAsLong(1_000_000)))))
        .orElseThrow();
  }

  private static MetricRecord<? extends MetricItem> unbiased(@Nullable String median) {
    return record(
        dwell(Reading.VISIT, 2, "100", "200", median),
        median == null ? Map.of("unbiasedMedianSeconds", "survival-above-half") : Map.of());
  }

  private static MetricRecord<MetricItem> record(MetricItem item) {
    return record(item, Map.of());
  }

  private static MetricRecord<MetricItem> record(MetricItem item, Map<String, String> reasons) {
    return new MetricRecord<>(
        Metric.STAGE_DWELL.name(),
        1,
        "p",
        Window.ALL,
        Segment.ALL,
        item,
        reasons,
        Instant.now(),
        Map.of(),
        false);
  }

  private static StageDwell dwell(Reading reading, long count, String min, String median) {
    return dwell(reading, count, min, median, null);
  }

  private static StageDwell dwell(
      Reading reading, long count, String min, String median, @Nullable String unbiased) {
    return new StageDwell(
        "a",
        reading,
        count,
        seconds("500"),
        seconds("250"),
        seconds(min),
        seconds("400"),
        seconds(median),
        seconds("400"),
        seconds("400"),
        null,
        null,
        unbiased == null ? null : seconds(unbiased));
  }

  private static BigDecimal seconds(String seconds) {
    return new BigDecimal(seconds).setScale(3);
  }

  private static Velocity velocity(String throughput, @Nullable String velocity) {
    return new Velocity(
        1,
        1,
        null,
        null,
        new BigDecimal("3.000000"),
        velocity == null ? null : Money.of(velocity, "EUR"),
        Money.of(throughput, "EUR"));
  }
}
