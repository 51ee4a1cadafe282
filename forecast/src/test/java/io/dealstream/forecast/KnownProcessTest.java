package io.dealstream.forecast;

import static io.dealstream.forecast.Days.day;
import static io.dealstream.forecast.Days.days;
import static io.dealstream.forecast.Days.entered;
import static io.dealstream.forecast.Days.lost;
import static io.dealstream.forecast.Days.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Made histories, many of them cut off, against the process that made them, simulated at length.
 */
class KnownProcessTest {

  private static final double DATE = 120;
  private static final double AGE = 6;

  @RepeatedTest(10)
  void the_measured_chance_is_near_the_true_one(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var histories =
        IntStream.range(0, 4_000).mapToObj(i -> made(random, random.nextDouble() * DATE)).toList();
    var deal = new DealHistory("open", List.of(entered("a", DATE - AGE))).open().orElseThrow();
    var chance = Conversion.before(day(DATE), histories).chance(deal).orElseThrow();

    for (var time : new double[] {5, 15, 60}) {
      assertThat(chance.wonWithin(days(time))).isCloseTo(truth(random, time), within(0.05));
    }
  }

  private static double truth(Random random, double time) {
    var comparable =
        IntStream.range(0, 40_000)
            .mapToObj(i -> made(random, 0))
            .filter(deal -> !deal.steps().get(1).at().isBefore(day(AGE)))
            .toList();
    var won =
        comparable.stream()
            .flatMap(deal -> deal.before(day(AGE + time)).ended().stream())
            .filter(ended -> ended.ending() == Ending.WON)
            .count();
    return (double) won / comparable.size();
  }

  /** Who leaves a late is won less often; what is lost takes longer than what is won. */
  private static DealHistory made(Random random, double opened) {
    var left = opened + 12 * random.nextDouble();
    var wins = random.nextDouble() < (left - opened > 8 ? 0.3 : 0.7);
    var ended = left + (wins ? 15 : 40) * random.nextDouble();
    return new DealHistory(
        "made", List.of(entered("a", opened), entered("b", left), wins ? won(ended) : lost(ended)));
  }
}
