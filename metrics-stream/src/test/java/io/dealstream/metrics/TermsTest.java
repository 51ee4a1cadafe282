package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Reach;
import io.dealstream.events.metric.Velocity;
import io.dealstream.events.metric.WinRate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a pipeline's definition has to do with its figures. */
class TermsTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final String VELOCITY = NaiveFigures.key("p", "velocity", "all", "-");
  private static final String WIN_RATE = NaiveFigures.key("p", "win-rate", "all", "-");
  private static final String ENTRIES = NaiveFigures.key("p", "stage-entries", "all", "a");

  private final Pen pen = new Pen();

  @Test
  void pipeline_and_deal_events_may_come_in_any_order() {
    var pipeline = List.of(pen.pipeline("p", 1, 0, "a", "b"));
    var deals = twoWonOneLostOneOpen();
    try (var before = new StreamUnderTest();
        var after = new StreamUnderTest()) {
      play(before, pipeline, deals);
      play(after, deals, pipeline);
      assertThat(after.newest).isEqualTo(before.newest);
      assertThat(before.newest).containsKeys(VELOCITY, WIN_RATE, ENTRIES);
    }
  }

  @Test
  void money_is_not_shown_before_its_currency_is_known() {
    pen.pipeline("p", 1, 0, "a", "b");
    try (var stream = new StreamUnderTest()) {
      play(stream, twoWonOneLostOneOpen());
      assertThat(stream.newest).containsKey(ENTRIES).doesNotContainKeys(VELOCITY, WIN_RATE);
    }
  }

  @Test
  void another_minimum_of_won_deals_shows_or_hides_velocity_at_once() {
    try (var stream = new StreamUnderTest()) {
      play(stream, List.of(pen.pipeline("p", 3, 0, "a", "b")), twoWonOneLostOneOpen());
      var hidden = stream.record(VELOCITY, Velocity.class);
      assertThat(hidden.item().velocityPerDay()).isNull();
      assertThat(hidden.reasons()).containsEntry("velocityPerDay", "too-few-won-deals");

      var change = pen.pipeline("p", 2, 0, "a", "b");
      play(stream, List.of(change));
      var shown = stream.record(VELOCITY, Velocity.class);
      // N 1, V 300.00, W 2/3, L 2 days (of 2 and 4 the lower), and that within one per cent
      assertThat(shown.item().velocityPerDay().amount())
          .isCloseTo(new BigDecimal("100"), withinPercentage(1));
      assertThat(shown.folded()).containsEntry("pipeline-events-0", change.position());
      assertThat(shown.asOf()).isEqualTo(change.recordedAt());
      assertThat(shown.correction()).isFalse();
    }
  }

  @Test
  void a_change_that_concerns_no_figure_publishes_nothing() {
    try (var stream = new StreamUnderTest()) {
      play(stream, List.of(pen.pipeline("p", 1, 0, "a", "b")), twoWonOneLostOneOpen());
      stream.published.clear();
      play(stream, List.of(pen.pipeline("p", 1, 0, "a", "b")));
      assertThat(stream.published).isEmpty();
    }
  }

  @Test
  void a_stage_that_is_added_is_one_to_be_reached() {
    try (var stream = new StreamUnderTest()) {
      play(stream, List.of(pen.pipeline("p", 1, 0, "a", "b")), twoWonOneLostOneOpen());
      stream.published.clear();
      var change = pen.pipeline("p", 1, 0, "a", "b", "c");
      play(stream, List.of(change));
      assertThat(stream.published).extracting(MetricRecord::metric).containsOnly("reach");
      var reach = stream.record(NaiveFigures.key("p", "reach", "all", "a:c"), Reach.class);
      assertThat(reach.item()).isEqualTo(new Reach("a", "c", 4, 0, new BigDecimal("0.000000")));
      assertThat(reach.folded()).containsEntry("pipeline-events-0", change.position());
    }
  }

  @Test
  void where_stages_change_places_the_pair_turns_round() {
    var forwards = NaiveFigures.key("p", "reach", "all", "a:b");
    var backwards = NaiveFigures.key("p", "reach", "all", "b:a");
    try (var stream = new StreamUnderTest()) {
      play(stream, List.of(pen.pipeline("p", 1, 0, "a", "b")), twoWonOneLostOneOpen());
      assertThat(stream.item(forwards, Reach.class).reached()).isEqualTo(2);
      play(stream, List.of(pen.pipeline("p", 1, 0, "b", "a")));
      assertThat(stream.newest).doesNotContainKey(forwards);
      assertThat(stream.item(backwards, Reach.class))
          .isEqualTo(new Reach("b", "a", 2, 0, new BigDecimal("0.000000")));
    }
  }

  @Test
  void only_deals_that_ever_stood_at_a_qualified_stage_count_for_its_win_rate() {
    try (var stream = new StreamUnderTest()) {
      play(stream, List.of(pen.pipeline("p", 1, 1, "a", "b")), twoWonOneLostOneOpen());
      var velocity = stream.item(VELOCITY, Velocity.class);
      assertThat(velocity.winRate()).isEqualByComparingTo("1"); // one of them, lost from a
      assertThat(velocity.openQualified()).isZero();
      assertThat(velocity.wonCount()).isEqualTo(2);
      assertThat(stream.item(WIN_RATE, WinRate.class).rateByCount())
          .isEqualByComparingTo("0.666667");
    }
  }

  @Test
  void throughput_runs_from_the_first_opening_to_the_newest_event() {
    try (var stream = new StreamUnderTest()) {
      play(stream, List.of(pen.pipeline("p", 1, 0, "a", "b")), twoWonOneLostOneOpen());
      var record = stream.record(VELOCITY, Velocity.class);
      var days = Duration.between(START, record.asOf()).toMillis() / 86_400_000.0;
      assertThat(record.item().throughputPerDay().amount().doubleValue())
          .isBetween(600 / days - 0.01, 600 / days + 0.01);
    }
  }

  private List<Recorded> twoWonOneLostOneOpen() {
    var events = new ArrayList<Recorded>();
    events.add(pen.open("d1", "p", "a", "anna", "200", START));
    events.add(pen.open("d2", "p", "a", "anna", "400", START));
    events.add(pen.open("d3", "p", "a", "anna", "900", START));
    events.add(pen.open("d4", "p", "a", "anna", null, START));
    events.add(pen.move("d1", "b", START.plus(Duration.ofDays(1))));
    events.add(pen.win("d1", START.plus(Duration.ofDays(2))));
    events.add(pen.lose("d3", START.plus(Duration.ofDays(3))));
    events.add(pen.move("d2", "b", START.plus(Duration.ofDays(4))));
    events.add(pen.win("d2", START.plus(Duration.ofDays(4))));
    return events;
  }

  @SafeVarargs
  private static void play(StreamUnderTest stream, List<Recorded>... parts) {
    for (var part : parts) {
      part.forEach(stream::take);
      stream.settle();
    }
  }
}
