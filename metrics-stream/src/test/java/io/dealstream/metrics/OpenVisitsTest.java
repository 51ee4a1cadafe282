package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.StageDwell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The unbiased median of a stage in which deals still are: it changes though nothing happens. */
class OpenVisitsTest {

  private static final Instant MORNING = Instant.parse("2026-03-20T09:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final List<String> WINDOWS =
      List.of("all", "month:2026-03", "quarter:2026-Q1", "trailing90");

  private final Pen pen = new Pen();
  private final StreamUnderTest stream = new StreamUnderTest(MORNING);

  /** One left after ten days; two have been there for less than nine. */
  @BeforeEach
  void one_left_and_two_are_there() {
    take(pen.pipeline("p", 1, 0, "a", "b"));
    take(pen.open("d1", "p", "a", "anna", null, before(11)));
    take(pen.move("d1", "b", before(1)));
    take(pen.win("d1", before(1)));
    take(pen.open("d2", "p", "a", "anna", null, before(9).plusSeconds(1)));
    take(pen.open("d3", "p", "a", "anna", null, before(9).plusSeconds(1)));
    stream.settle();
  }

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void only_what_is_old_enough_is_known_to_have_lasted_longer() {
    for (var window : WINDOWS) {
      assertThat(visits(window).item().unbiasedMedianSeconds())
          .as(window)
          .isCloseTo(visits(window).item().p50Seconds(), withinOnePerCent());
    }
  }

  @Test
  void two_days_later_more_than_half_have_lasted_longer() {
    stream.passUntil(MORNING.plus(DAY.multipliedBy(2)));
    stream.settle();
    for (var window : WINDOWS) {
      var record = visits(window);
      assertThat(record.item().unbiasedMedianSeconds()).as(window).isNull();
      assertThat(record.reasons())
          .as(window)
          .containsEntry("unbiasedMedianSeconds", "survival-above-half");
      assertThat(record.asOf()).as(window).isEqualTo("2026-03-22T00:00:00Z");
      assertThat(record.correction()).as(window).isFalse();
    }
  }

  @Test
  void where_something_goes_on_figures_are_made_again_once_a_day() {
    for (var day = 1; day <= 3; day++) {
      stream.published.clear();
      stream.passUntil(MORNING.plus(DAY.multipliedBy(day)));
      stream.settle();
      // Two entered on one day of one week; of all deals and of their owner.
      assertThat(stream.published)
          .filteredOn(r -> !r.window().kind().equals("trailing90"))
          .hasSize(2 * List.of("all", "day", "week", "month", "quarter").size())
          .allMatch(r -> r.item() instanceof StageDwell d && d.stageId().equals("a"));
    }
  }

  @Test
  void where_nothing_goes_on_they_are_left_as_they_are() {
    take(pen.move("d2", "b", MORNING), pen.win("d2", MORNING));
    take(pen.move("d3", "b", MORNING), pen.win("d3", MORNING));
    stream.settle();
    stream.published.clear();
    stream.passUntil(MORNING.plus(DAY));
    stream.settle();
    assertThat(stream.published).allMatch(r -> r.window().kind().equals("trailing90"));
  }

  @Test
  void a_visit_that_ends_by_a_merge_or_a_deletion_has_ended() {
    take(pen.delete("d2", MORNING));
    take(pen.merge("d3", "d1", MORNING));
    stream.settle();
    var visits = visits("all").item();
    assertThat(visits.count()).isEqualTo(3);
    assertThat(visits.unbiasedMedianSeconds()).isCloseTo(visits.p50Seconds(), withinOnePerCent());
  }

  @Test
  void in_the_windows_of_exits_alone_nothing_has_entered() {
    var day = visits("day:" + before(1).toString().substring(0, 10));
    assertThat(day.item().count()).isEqualTo(1);
    assertThat(day.reasons()).containsEntry("unbiasedMedianSeconds", "nothing-entered");
  }

  @Test
  void visits_count_where_they_were_credited_at_entry() {
    take(pen.reassign("d2", "ben", MORNING), pen.reassign("d3", "ben", MORNING));
    take(pen.move("d2", "b", MORNING.plusSeconds(1)));
    take(pen.move("d3", "b", MORNING.plusSeconds(1)));
    stream.settle();
    var anna = NaiveFigures.key("p", "stage-dwell", "owner:anna", "a:visit");
    var ben = NaiveFigures.key("p", "stage-dwell", "owner:ben", "a:visit");
    assertThat(stream.item(anna, StageDwell.class).unbiasedMedianSeconds()).isNotNull();
    assertThat(stream.record(ben, StageDwell.class).reasons())
        .containsEntry("unbiasedMedianSeconds", "nothing-entered");
  }

  private MetricRecord<StageDwell> visits(String window) {
    return stream.record(
        NaiveFigures.key("p", "stage-dwell", "all", window, "a:visit"), StageDwell.class);
  }

  private static Percentage withinOnePerCent() {
    return Percentage.withPercentage(1);
  }

  private static Instant before(int days) {
    return MORNING.minus(DAY.multipliedBy(days));
  }

  private void take(Recorded... events) {
    for (var event : events) {
      stream.take(event.recordedAt(MORNING));
    }
  }
}
