package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Money;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.StageDwell;
import io.dealstream.events.metric.StageEntries;
import io.dealstream.events.metric.Velocity;
import io.dealstream.events.metric.WinRate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A value that takes back what an earlier one had counted says so; one that only goes on does not.
 */
class CorrectionsTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private final Pen pen = new Pen();
  private final StreamUnderTest stream = new StreamUnderTest();

  @BeforeEach
  void a_deal_won() {
    take(pen.pipeline("p", 1, 0, "a", "b"));
    take(pen.open("d", "p", "a", "anna", "100", NINE));
    take(pen.move("d", "b", NINE.plusSeconds(10)));
    take(pen.win("d", NINE.plusSeconds(20)));
  }

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void going_on_is_none() {
    assertThat(stream.published).isNotEmpty().noneMatch(r -> r.correction());
  }

  @Test
  void reopening_takes_the_win_back_and_keeps_the_endings() {
    take(pen.reopen("d", "b", NINE.plusSeconds(30)));
    var rate = stream.record(key("win-rate", "-"), WinRate.class);
    assertThat(rate.correction()).isTrue();
    assertThat(rate.item().won()).isZero();
    assertThat(rate.item().wonValue()).isEqualTo(Money.of("0.00", "EUR"));
    assertThat(rate.reasons()).containsEntry("rateByCount", "nothing-decided");
    var b = stream.record(key("stage-entries", "b"), StageEntries.class);
    assertThat(b.correction()).isTrue();
    assertThat(b.item().won()).isEqualTo(1);
    assertThat(b.item().winRate()).isNull();
    assertThat(b.item().entered()).isEqualTo(2);
    assertThat(corrected("velocity", "-")).isTrue();
    assertThat(corrected("stage-dwell", "b:visit")).isFalse();
  }

  @Test
  void a_correction_is_marked_in_every_window() {
    take(pen.reopen("d", "b", NINE.plusSeconds(30)));
    for (var window :
        List.of("day:2026-03-02", "week:2026-W10", "month:2026-03", "quarter:2026-Q1")) {
      var key = NaiveFigures.key("p", "win-rate", "all", window, "-");
      var rate = stream.record(key, WinRate.class);
      assertThat(rate.correction()).as(window).isTrue();
      assertThat(rate.item().won()).as(window).isZero();
    }
  }

  @Test
  void winning_again_is_one_win_and_no_correction() {
    take(pen.reopen("d", "b", NINE.plusSeconds(30)));
    take(pen.win("d", NINE.plusSeconds(40)));
    var rate = stream.record(key("win-rate", "-"), WinRate.class);
    assertThat(rate.item().won()).isEqualTo(1);
    assertThat(rate.correction()).isFalse();
  }

  @Test
  void a_total_that_grows_takes_the_shorter_one_back() {
    take(pen.reopen("d", "b", NINE.plusSeconds(30)));
    take(pen.win("d", NINE.plusSeconds(45)));
    var total = stream.record(key("stage-dwell", "b:cumulative"), StageDwell.class);
    assertThat(total.correction()).isTrue();
    assertThat(total.item().count()).isEqualTo(1);
    assertThat(total.item().sumSeconds()).isEqualByComparingTo("25");
    assertThat(stream.item(key("stage-dwell", "b:visit"), StageDwell.class).count()).isEqualTo(2);
    assertThat(stream.item(key("stage-dwell", "b:first"), StageDwell.class).sumSeconds())
        .isEqualByComparingTo("10");
  }

  @Test
  void another_amount_restates_a_decided_deal() {
    take(pen.amount("d", "250", NINE.plusSeconds(30)));
    var rate = stream.record(key("win-rate", "-"), WinRate.class);
    assertThat(rate.correction()).isTrue();
    assertThat(rate.item().wonValue()).isEqualTo(Money.of("250.00", "EUR"));
    assertThat(corrected("stage-entries", "b")).isFalse();
  }

  @Test
  void another_owner_moves_the_open_visit_and_not_its_credit() {
    take(pen.reopen("d", "b", NINE.plusSeconds(30)));
    take(pen.reassign("d", "ben", NINE.plusSeconds(31)));
    var anna = NaiveFigures.key("p", "stage-dwell", "owner:anna", "b:visit");
    var ben = NaiveFigures.key("p", "stage-dwell", "owner:ben", "b:visit");
    assertThat(stream.item(anna, StageDwell.class).openCount()).isZero();
    assertThat(stream.item(anna, StageDwell.class).oldestOpenEnteredAt()).isNull();
    assertThat(stream.item(ben, StageDwell.class).oldestOpenEnteredAt())
        .isEqualTo(NINE.plusSeconds(30));
    take(pen.win("d", NINE.plusSeconds(40)));
    assertThat(stream.item(anna, StageDwell.class).count()).isEqualTo(2);
    assertThat(stream.item(ben, StageDwell.class).count()).isZero();
    var bens = NaiveFigures.key("p", "win-rate", "owner:ben", "-");
    assertThat(stream.item(bens, WinRate.class).won()).isEqualTo(1);
  }

  @Test
  void deleting_a_won_deal_takes_the_win_back_and_keeps_what_it_did() {
    take(pen.delete("d", NINE.plusSeconds(30)));
    var rate = stream.record(key("win-rate", "-"), WinRate.class);
    assertThat(rate.correction()).isTrue();
    assertThat(rate.item().won()).isZero();
    var b = stream.record(key("stage-entries", "b"), StageEntries.class);
    assertThat(b.item().won()).isEqualTo(1);
    assertThat(b.item().deleted()).isZero();
    assertThat(b.item().winRate()).isNull();
    assertThat(stream.item(key("velocity", "-"), Velocity.class).wonCount()).isZero();
    assertThat(stream.item(key("stage-dwell", "b:visit"), StageDwell.class).count()).isEqualTo(1);
  }

  @Test
  void merging_an_open_deal_ends_its_visit_so_and_is_no_outcome() {
    take(pen.open("e", "p", "b", "anna", "100", NINE));
    take(pen.open("f", "p", "a", "anna", "100", NINE));
    take(pen.merge("e", "f", NINE.plusSeconds(5)));
    take(pen.absorb("f", "e", NINE.plusSeconds(5)));
    var b = stream.item(key("stage-entries", "b"), StageEntries.class);
    assertThat(b.entered()).isEqualTo(2);
    assertThat(b.merged()).isEqualTo(1);
    assertThat(b.stillThere()).isZero();
    assertThat(b.advanceRate()).isEqualByComparingTo("1");
    assertThat(stream.item(key("velocity", "-"), Velocity.class).openQualified()).isEqualTo(1);
    assertThat(stream.item(key("win-rate", "-"), WinRate.class).won()).isEqualTo(1);
  }

  @Test
  void a_deal_handed_off_ends_here_without_an_outcome_and_starts_a_new_cycle_there() {
    take(pen.pipeline("q", 1, 0, "b"));
    take(pen.open("e", "p", "a", "anna", "70", NINE));
    take(pen.move("e", "b", NINE.plusSeconds(100)));
    take(pen.handOff("e", "q", "b", NINE.plusSeconds(86_400)));
    take(pen.win("e", NINE.plusSeconds(3 * 86_400)));
    var here = stream.item(key("stage-entries", "b"), StageEntries.class);
    assertThat(here.handedOff()).isEqualTo(1);
    assertThat(here.advanceRate()).isEqualByComparingTo("0.5");
    assertThat(stream.item(key("win-rate", "-"), WinRate.class).won()).isEqualTo(1);
    var there = stream.item(NaiveFigures.key("q", "stage-entries", "all", "b"), StageEntries.class);
    assertThat(there.entered()).isEqualTo(1);
    assertThat(there.won()).isEqualTo(1);
    var velocity = stream.item(NaiveFigures.key("q", "velocity", "all", "-"), Velocity.class);
    assertThat(velocity.medianCycleDays()).isEqualByComparingTo("2");
  }

  @Test
  void what_a_deal_once_reached_in_a_pipeline_still_counts_when_it_comes_back() {
    take(pen.pipeline("q", 1, 0, "x"));
    take(pen.pipeline("r", 1, 1, "a", "b"));
    take(pen.open("e", "r", "a", "anna", "70", NINE));
    take(pen.move("e", "b", NINE.plusSeconds(1)));
    take(pen.handOff("e", "q", "x", NINE.plusSeconds(2)));
    take(pen.handOff("e", "r", "a", NINE.plusSeconds(3)));
    take(pen.win("e", NINE.plusSeconds(4)));
    var velocity = stream.item(NaiveFigures.key("r", "velocity", "all", "-"), Velocity.class);
    assertThat(velocity.winRate()).isEqualByComparingTo("1");
  }

  private boolean corrected(String metric, String item) {
    return stream.record(key(metric, item), MetricItem.class).correction();
  }

  private static String key(String metric, String item) {
    return NaiveFigures.key("p", metric, "all", item);
  }

  private void take(Recorded event) {
    stream.take(event);
    stream.settle();
  }
}
