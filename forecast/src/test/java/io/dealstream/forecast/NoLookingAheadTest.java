package io.dealstream.forecast;

import static io.dealstream.forecast.Days.day;
import static io.dealstream.forecast.Days.days;
import static io.dealstream.forecast.Days.entered;
import static io.dealstream.forecast.Days.lost;
import static io.dealstream.forecast.Days.won;
import static io.dealstream.forecast.Days.worth;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever happens at a date or later, what was forecast of it stays the same. */
class NoLookingAheadTest {

  private static final double DATE = 60;

  @RepeatedTest(20)
  void another_future_does_not_change_the_forecast(RepetitionInfo repetition) {
    var seed = repetition.getCurrentRepetition();
    var one = histories(seed, new Random(1));
    var other = histories(seed, new Random(2));
    assertThat(one).isNotEqualTo(other);
    assertThat(forecast(other)).isEqualTo(forecast(one));
    assertThat(forecast(one).expected()).isPositive();
  }

  @RepeatedTest(20)
  void percentiles_stand_in_their_order(RepetitionInfo repetition) {
    var forecast = forecast(histories(repetition.getCurrentRepetition(), new Random(1)));
    assertThat(forecast.p10()).isLessThanOrEqualTo(forecast.p50());
    assertThat(forecast.p50()).isLessThanOrEqualTo(forecast.p90());
  }

  private static Forecast forecast(List<DealHistory> histories) {
    var open = histories.stream().flatMap(deal -> deal.before(day(DATE)).open().stream()).toList();
    return Forecast.of(open, Conversion.before(day(DATE), histories), days(30));
  }

  /** The same up to the date, and after it as the second chance has it. */
  private static List<DealHistory> histories(long seed, Random future) {
    var past = new Random(seed);
    return IntStream.range(0, 200)
        .mapToObj(i -> new DealHistory("deal-" + i, steps(past.nextLong(), future)))
        .toList();
  }

  private static List<Step> steps(long seed, Random future) {
    var past = new Random(seed);
    var steps = new ArrayList<Step>();
    var at = past.nextDouble() * DATE;
    steps.add(worth(String.valueOf(1 + past.nextInt(1_000)), at));
    for (var stage = 0; stage < 3; stage++) {
      steps.add(entered("stage-" + stage, at));
      at += past.nextDouble() * 20;
      if (at >= DATE) {
        break;
      }
      if (past.nextInt(3) == 0) {
        steps.add(past.nextBoolean() ? won(at) : lost(at));
        return steps;
      }
    }
    var later = DATE + (int) (future.nextDouble() * 3) * 7;
    steps.add(worth(String.valueOf(1_000 + future.nextInt(1_000)), later));
    steps.add(future.nextBoolean() ? won(later) : lost(later));
    return steps;
  }
}
