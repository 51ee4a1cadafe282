package io.dealstream.query.goals;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.goals.Pace.Aim;
import io.dealstream.query.goals.Pace.State;
import io.dealstream.query.goals.Takes.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pace and what a goal takes, beside the plainest way to count them. */
class GoalArithmeticTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final int CASES = 500;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void pace_is_what_counting_milliseconds_one_by_one_comes_to(long seed) {
    var random = new Random(seed);
    for (var n = 0; n < CASES; n++) {
      var length = 1 + random.nextInt(2_000);
      var at = random.nextInt(2_400) - 200;
      var target = random.nextInt(5) == 0 ? 0 : random.nextInt(1_000);
      var reached = random.nextInt(1_200);
      var addsUp = random.nextBoolean();
      var less = random.nextBoolean();
      var aim = new Aim(BigDecimal.valueOf(target), addsUp, less, 6);
      var pace =
          Pace.of(
              aim,
              BigDecimal.valueOf(reached),
              START,
              START.plusMillis(length),
              START.plusMillis(at));
      var over = 0;
      for (var ms = 0; ms < length; ms++) {
        over += ms < at ? 1 : 0;
      }
      var story = "seed %d case %d".formatted(seed, n);
      var expected = addsUp ? (double) target * over / length : target;
      assertThat(pace.elapsed().doubleValue()).as(story).isCloseTo((double) over / length, near());
      assertThat(pace.expected().doubleValue()).as(story).isCloseTo(expected, near());
      assertThat(pace.difference().doubleValue()).as(story).isCloseTo(reached - expected, near());
      assertThat(pace.state())
          .as(story)
          .isEqualTo(state(target, reached, addsUp, less, over, length));
      if (target == 0) {
        assertThat(pace.share()).as(story).isNull();
      } else {
        assertThat(pace.share().doubleValue())
            .as(story)
            .isCloseTo((double) reached / target, near());
      }
      if (over == 0) {
        assertThat(pace.projected()).as(story).isNull();
      } else {
        var projected = addsUp ? (double) reached * length / over : reached;
        assertThat(pace.projected().doubleValue()).as(story).isCloseTo(projected, near());
      }
    }
  }

  private static org.assertj.core.data.Offset<Double> near() {
    return org.assertj.core.data.Offset.offset(0.000_001);
  }

  /** In whole numbers. */
  private static State state(
      long target, long reached, boolean addsUp, boolean less, long over, long length) {
    if (over == 0) {
      return null;
    }
    var has = reached * length;
    var should = addsUp ? target * over : target * length;
    if (has == should) {
      return State.ON_PACE;
    }
    return less
        ? (has < should ? State.AHEAD : State.BEHIND)
        : has > should ? State.AHEAD : State.BEHIND;
  }

  @Test
  void what_is_not_known_is_in_no_state() {
    var aim = new Aim(BigDecimal.TEN, true, false, 2);
    var pace = Pace.of(aim, null, START, START.plusMillis(10), START.plusMillis(5));
    assertThat(pace.expected()).isEqualTo("5.00");
    assertThat(pace.difference()).isNull();
    assertThat(pace.projected()).isNull();
    assertThat(pace.share()).isNull();
    assertThat(pace.state()).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void as_many_are_needed_as_are_just_enough(long seed) {
    var random = new Random(seed);
    for (var n = 0; n < CASES; n++) {
      var many = random.nextInt(60);
      var deals = random.nextInt(40);
      var wanted = random.nextInt(200);
      var rest = random.nextInt(wanted + 1);
      var made = random.nextInt(500);
      var takes =
          Takes.of(
              BigDecimal.valueOf(wanted), BigDecimal.valueOf(rest), new Ratio(many, deals), made);
      var story = "seed %d case %d".formatted(seed, n);
      assertThat(takes.made()).as(story).isEqualTo(made);
      if (many == 0 || deals == 0) {
        assertThat(takes).as(story).isEqualTo(new Takes(null, made, null, null));
      } else {
        var needed = justEnough(wanted, many, deals);
        assertThat(takes.needed()).as(story).isEqualTo(BigDecimal.valueOf(needed));
        assertThat(takes.remaining())
            .as(story)
            .isEqualTo(BigDecimal.valueOf(Math.max(0, needed - made)));
        assertThat(takes.forTheRest())
            .as(story)
            .isEqualTo(BigDecimal.valueOf(justEnough(rest, many, deals)));
      }
    }
  }

  private static long justEnough(long wanted, long many, long deals) {
    var n = 0L;
    while (n * deals < wanted * many) {
      n++;
    }
    return n;
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void how_many_were_decided_is_found_from_the_rate_they_were_told_by(long seed) {
    var random = new Random(seed);
    for (var n = 0; n < CASES; n++) {
      var decided = 1 + random.nextInt(20_000);
      var won = 1 + random.nextInt(decided);
      if (won * 50L < decided) {
        continue;
      }
      var rate =
          BigDecimal.valueOf(won).divide(BigDecimal.valueOf(decided), 6, RoundingMode.HALF_EVEN);
      assertThat(Conversion.decided(won, rate)).as(won + " of " + decided).isEqualTo(decided);
    }
  }
}
