package io.dealstream.recount;

import static java.math.BigDecimal.valueOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.StageDwell;
import io.dealstream.events.metric.StageDwell.Reading;
import io.dealstream.events.metric.Window;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deals that stayed in a stage for some days, and others that are still there. */
class UnbiasedMedianTest {

  private static final Instant NOW = Instant.parse("2026-03-31T00:00:00Z");
  private static final Stamp STAMP = new Stamp(NOW, Map.of());
  private static final BigDecimal DAY = valueOf(86_400);

  private final Recount recount = new Recount();
  private int deals;

  @BeforeEach
  void define() {
    var stages =
        Stream.of("a", "b")
            .map(
                id ->
                    new Stage(
                        id, id, BigDecimal.ZERO, false, 0, 0, ForecastCategory.PIPELINE, false))
            .toList();
    recount.define("p", new PipelineDefinition("P", "EUR", "UTC", 1, stages, StageRules.FREE));
  }

  /** How many weeks patients were free of leukaemia in the trial every textbook shows, in days. */
  @Test
  void it_is_what_textbooks_say() {
    stayed(6, 6, 6, 7, 10, 13, 16, 22, 23);
    goOn(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35);
    assertThat(visits(Window.ALL, STAMP).item().unbiasedMedianSeconds())
        .isEqualByComparingTo(DAY.multiply(valueOf(23)));
  }

  @Test
  void what_has_gone_on_for_as_long_might_have_ended_then() {
    stayed(5);
    goOn(5);
    assertThat(visits(Window.ALL, STAMP).item().unbiasedMedianSeconds())
        .isEqualByComparingTo(DAY.multiply(valueOf(5)));
    goOn(5);
    assertThat(visits(Window.ALL, STAMP).reasons())
        .containsEntry("unbiasedMedianSeconds", "survival-above-half");
  }

  @Test
  void ages_may_be_taken_for_others() {
    stayed(5);
    goOn(5, 5);
    var younger = new Stamp(NOW, Map.of(), age -> age - 1);
    assertThat(visits(Window.ALL, younger).item().unbiasedMedianSeconds())
        .isEqualByComparingTo(DAY.multiply(valueOf(5)));
    var before = new Stamp(NOW.minusMillis(1), Map.of());
    assertThat(visits(Window.ALL, before).item().unbiasedMedianSeconds()).isNotNull();
  }

  @Test
  void it_is_of_the_visits_that_began_in_the_window() {
    stayed(5);
    var entry = Window.of(Period.DAY, "2025-12-01", ZoneOffset.UTC);
    var exit = Window.of(Period.DAY, "2025-12-06", ZoneOffset.UTC);
    assertThat(visits(entry, STAMP).item().count()).isZero();
    assertThat(visits(entry, STAMP).item().unbiasedMedianSeconds()).isNotNull();
    assertThat(visits(exit, STAMP).item().count()).isOne();
    assertThat(visits(exit, STAMP).reasons())
        .containsEntry("unbiasedMedianSeconds", "nothing-entered");
  }

  @Test
  void it_is_of_the_reading_of_visits_alone() {
    stayed(5);
    assertThat(recount.answer(Metric.STAGE_DWELL, "p", Segment.ALL, Window.ALL, STAMP))
        .extracting(record -> (StageDwell) record.item())
        .filteredOn(dwell -> dwell.reading() != Reading.VISIT)
        .hasSize(4)
        .allMatch(dwell -> dwell.unbiasedMedianSeconds() == null);
  }

  private record Visits(StageDwell item, Map<String, String> reasons) {}

  private Visits visits(Window window, Stamp stamp) {
    return recount.answer(Metric.STAGE_DWELL, "p", Segment.ALL, window, stamp).stream()
        .filter(record -> record.item().itemKey().equals("a:visit"))
        .map(UnbiasedMedianTest::visits)
        .findFirst()
        .orElseThrow();
  }

  private static Visits visits(MetricRecord<?> record) {
    return new Visits((StageDwell) record.item(), record.reasons());
  }

  private void stayed(int... days) {
    for (var length : days) {
      var from = Instant.parse("2025-12-01T00:00:00Z");
      var deal = open(from);
      recount.add(
          new DealEvent.StageChanged(
              deal,
              "p",
              0,
              "a",
              "b",
              Direction.FORWARD,
              0,
              1,
              true,
              null,
              "rita",
              null,
              null,
              null,
              Via.API,
              from.plus(Duration.ofDays(length))));
    }
  }

  private void goOn(int... days) {
    for (var age : days) {
      open(NOW.minus(Duration.ofDays(age)));
    }
  }

  private String open(Instant at) {
    var deal = "d" + ++deals;
    recount.add(
        new DealEvent.Opened(
            deal, "p", 0, deal, "a", 1, true, null, null, null, "rita", null, null, null, null,
            null, null, null, Via.API, at));
    return deal;
  }
}
