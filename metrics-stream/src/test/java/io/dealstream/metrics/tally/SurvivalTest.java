package io.dealstream.metrics.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Against {@link KaplanMeier}, on made samples. */
class SurvivalTest {

  private static final long NOW = 1_780_000_000_000L;
  private static final long HOUR = 3_600_000;
  private static final int SAMPLES = 400;

  private final Random random = new Random(17);
  private int close;
  private int none;

  @Test
  void the_median_is_that_of_textbooks_where_ages_and_lengths_lie_close() {
    for (var i = 0; i < SAMPLES; i++) {
      var longest = HOUR << random.nextInt(14);
      LongSupplier length = () -> random.nextLong(longest);
      compare(1 + random.nextInt(120), 1 + random.nextInt(10), length, length);
    }
    assertThat(close).isGreaterThan(SAMPLES / 2);
    assertThat(none).isBetween(SAMPLES / 20, SAMPLES / 2);
  }

  @Test
  void many_of_one_length_are_one_step() {
    for (var i = 0; i < SAMPLES; i++) {
      compare(
          1 + random.nextInt(60),
          1 + random.nextInt(10),
          () -> HOUR << random.nextInt(6),
          () -> 3 * HOUR / 2 << random.nextInt(6));
    }
    assertThat(close + none).isEqualTo(SAMPLES);
  }

  @Test
  void where_none_goes_on_it_is_the_nearest_rank() {
    for (var n = 1; n < 60; n++) {
      var lengths = new ArrayList<Long>();
      for (var i = 0; i < n; i++) {
        lengths.add(random.nextLong(1_000 * HOUR));
      }
      Collections.sort(lengths);
      assertThat(survival(lengths, List.of()).median().orElseThrow())
          .isCloseTo(lengths.get((n - 1) / 2), withinPercentage(1));
    }
  }

  @Test
  void where_all_go_on_there_is_none() {
    var survival = survival(List.of(), List.of(HOUR, 2 * HOUR));
    assertThat(survival.median()).isEmpty();
    assertThat(survival.begun()).isEqualTo(2);
  }

  @Test
  void where_nothing_began_there_is_none() {
    assertThat(Survival.of(Tally.NONE).median()).isEmpty();
    assertThat(Survival.of(Tally.NONE).begun()).isZero();
  }

  @Test
  void what_has_gone_on_for_as_long_might_have_ended_then() {
    var day = 24 * HOUR;
    assertThat(survival(List.of(day), List.of(day)).median()).isPresent();
    assertThat(survival(List.of(day), List.of(day, day)).median()).isEmpty();
    assertThat(survival(List.of(day), List.of(day / 2, day / 2)).median()).isPresent();
  }

  /** What begins a little ahead of our clock has no age. */
  @Test
  void what_begins_after_as_of_is_there_and_has_lasted_for_nothing() {
    var survival = survival(List.of(HOUR), List.of(-60_000L));
    assertThat(survival.begun()).isEqualTo(2);
    assertThat(survival.median()).isPresent();
  }

  /**
   * Within one per cent where it does not matter on which side of a length an age comes to lie that
   * is nearly the same, as it is nearly always; and never beyond what that can change.
   */
  private void compare(int size, int goOnOfTen, LongSupplier length, LongSupplier age) {
    var ended = new ArrayList<Long>();
    var ages = new ArrayList<Long>();
    for (var i = 0; i < size; i++) {
      if (random.nextInt(11) < goOnOfTen) {
        ages.add(age.getAsLong());
      } else {
        ended.add(length.getAsLong());
      }
    }
    var shortest = KaplanMeier.median(ended, Ages.each(ages, -1));
    var longest = KaplanMeier.median(ended, Ages.each(ages, 1));
    var median = survival(ended, ages).median();
    if (shortest == null) {
      none++;
      assertThat(median).isEmpty();
    } else if (longest != null && longest.equals(shortest)) {
      close++;
      assertThat(median).isPresent();
      assertThat(median.getAsLong()).isCloseTo(shortest, withinPercentage(1));
    } else if (median.isPresent()) {
      assertThat(median.getAsLong()).isGreaterThanOrEqualTo(shortest * 99 / 100);
      if (longest != null) {
        assertThat(median.getAsLong()).isLessThanOrEqualTo(longest * 101 / 100 + 1);
      }
    } else {
      assertThat(longest).isNull();
    }
  }

  /** In any order, each event as of its own time. */
  private Survival survival(List<Long> ended, List<Long> ages) {
    var parts = new ArrayList<Tally>();
    for (var length : ended) {
      var at = NOW - length - random.nextLong(10_000 * HOUR);
      var begun = new Numbers().raise(Slots.AS_OF, at);
      Survival.begin(begun, at);
      var over = new Numbers().raise(Slots.AS_OF, at + length);
      Survival.end(over, at, length);
      parts.add(begun.tally());
      parts.add(over.tally());
    }
    for (var age : ages) {
      var begun = new Numbers().raise(Slots.AS_OF, NOW - age);
      Survival.begin(begun, NOW - age);
      parts.add(begun.tally());
    }
    parts.add(new Numbers().raise(Slots.AS_OF, NOW).tally());
    Collections.shuffle(parts, random);
    return Survival.of(parts.stream().reduce(Tally.NONE, Tally::plus));
  }
}
