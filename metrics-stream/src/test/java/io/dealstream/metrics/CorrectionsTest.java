package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Money;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.StageDwell;
import io.dealstream.events.metric.StageEntries;
import io.dealstream.events.metric.WinRate;
import java.time.Instant;
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
