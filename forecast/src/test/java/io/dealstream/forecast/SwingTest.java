package io.dealstream.forecast;

import static io.dealstream.forecast.Days.day;
import static io.dealstream.forecast.Days.days;
import static io.dealstream.forecast.Days.entered;
import static io.dealstream.forecast.Days.lost;
import static io.dealstream.forecast.Days.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Made histories, each day of which brings wins at a rate that is known. */
class SwingTest {

  private static final int DAYS = 280;

  @RepeatedTest(10)
  void deals_that_are_each_for_themselves_have_next_to_nothing_in_common(
      RepetitionInfo repetition) {
    var swing = swing(repetition.getCurrentRepetition(), _ -> 1);
    assertThat(swing).isBetween(0.0, 0.1);
  }

  @RepeatedTest(10)
  void weeks_that_bring_half_as_much_and_half_as_much_more_are_off_by_a_half(
      RepetitionInfo repetition) {
    var swing = swing(repetition.getCurrentRepetition(), day -> day / 7 % 2 == 0 ? 0.5 : 1.5);
    assertThat(swing).isEqualTo(0.5, within(0.1));
  }

  @Test
  void what_evens_out_in_the_time_that_is_looked_ahead_is_not_off() {
    var conversion = made(new Random(7), day -> day / 7 % 2 == 0 ? 0.5 : 1.5);
    assertThat(conversion.swing(days(28))).isLessThan(0.15);
    assertThat(conversion.swing(days(7))).isGreaterThan(0.4);
  }

  @Test
  void of_few_wins_little_is_certain() {
    var few = List.of(deal(0, won(3)), deal(0, lost(9)), deal(0, won(15)), deal(0, won(4)));
    assertThat(Conversion.before(day(20), few).swing(days(30))).isEqualTo(Math.sqrt(1 / 3.0));
    assertThat(Conversion.before(day(20), List.of()).swing(null)).isEqualTo(1);
  }

  private static double swing(int seed, IntToDoubleFunction rate) {
    return made(new Random(seed), rate).swing(days(7));
  }

  /** Thirty are opened each day; a tenth of those open is lost, and by the rate as many are won. */
  private static Conversion made(Random random, IntToDoubleFunction rate) {
    var histories = new ArrayList<DealHistory>();
    for (var opened = 0; opened < DAYS; opened++) {
      for (var i = 0; i < 30; i++) {
        histories.add(one(random, opened, rate));
      }
    }
    return Conversion.before(day(DAYS), histories);
  }

  private static DealHistory one(Random random, int opened, IntToDoubleFunction rate) {
    for (var day = opened; day < DAYS; day++) {
      var at = day + 0.1 + 0.8 * random.nextDouble();
      var lot = random.nextDouble();
      if (lot < 0.1 * rate.applyAsDouble(day)) {
        return deal(opened, won(at));
      }
      if (lot > 0.9) {
        return deal(opened, lost(at));
      }
    }
    return new DealHistory("made", List.of(entered("a", opened)));
  }

  private static DealHistory deal(double opened, Step ended) {
    return new DealHistory("made", List.of(entered("a", opened), ended));
  }
}
