package io.dealstream.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealstream.forecast.Total.Stake;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TotalTest {

  @Test
  void of_two_equal_deals_none_one_or_both_are_won() {
    var total = Total.of(List.of(new Stake(0.5, 100), new Stake(0.5, 100)), 0);
    assertThat(total.percentile(0.25)).isZero();
    assertThat(total.percentile(0.26)).isEqualTo(100, within(1e-9));
    assertThat(total.percentile(0.75)).isEqualTo(100, within(1e-9));
    assertThat(total.percentile(0.76)).isEqualTo(200, within(1e-9));
  }

  @Test
  void of_no_deals_nothing_is_won() {
    assertThat(Total.of(List.of(), 0.5).percentile(0.9)).isZero();
  }

  @Test
  void what_all_have_in_common_makes_the_total_less_certain_and_leaves_its_middle() {
    var stakes = Collections.nCopies(400, new Stake(0.5, 10));
    var alone = Total.of(stakes, 0);
    var common = Total.of(stakes, 0.2);
    assertThat(alone.percentile(0.5)).isEqualTo(2_000, within(10.0));
    assertThat(common.percentile(0.5)).isEqualTo(2_000, within(20.0));
    // alone: 1.28 times 10 times the root of 400 times a quarter
    assertThat(alone.percentile(0.9)).isEqualTo(2_128, within(10.0));
    // beside it, 2,000 times a half of 0.2
    assertThat(common.percentile(0.9)).isEqualTo(2_000 + 1.28 * Math.hypot(100, 200), within(30.0));
    assertThat(common.percentile(0.1)).isEqualTo(2_000 - 1.28 * Math.hypot(100, 200), within(30.0));
  }

  @Test
  void a_chance_stays_one_however_far_all_are_off() {
    for (var all : new double[] {-1, -0.4, 0.4, 1}) {
      for (var chance : new double[] {0, 0.01, 0.5, 0.99, 1}) {
        assertThat(new Stake(chance, 1).chance(all)).isBetween(0.0, 1.0);
      }
    }
  }

  /** Steps of the grid are apart from what is possible by a few of them, not more. */
  @RepeatedTest(20)
  void is_what_all_ways_to_win_some_of_them_come_to(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var stakes = new ArrayList<Stake>();
    for (var i = 0; i < 10; i++) {
      stakes.add(new Stake(0.1 + 0.8 * random.nextDouble(), 1 + random.nextInt(1_000)));
    }
    var total = Total.of(stakes, 0);
    var everything = stakes.stream().mapToDouble(Stake::value).sum();
    for (var share : new double[] {0.1, 0.5, 0.9}) {
      var near = 5 * everything / 2_000;
      assertThat(total.percentile(share))
          .isBetween(exact(stakes, share - 0.02) - near, exact(stakes, share + 0.02) + near);
    }
  }

  private static double exact(List<Stake> stakes, double share) {
    var chances = new TreeMap<Double, Double>();
    for (var ways = 0; ways < 1 << stakes.size(); ways++) {
      var value = 0.0;
      var chance = 1.0;
      for (var i = 0; i < stakes.size(); i++) {
        var won = (ways >> i & 1) == 1;
        value += won ? stakes.get(i).value() : 0;
        chance *= won ? stakes.get(i).chance() : 1 - stakes.get(i).chance();
      }
      chances.merge(value, chance, Double::sum);
    }
    var sum = 0.0;
    for (var one : chances.entrySet()) {
      sum += one.getValue();
      if (sum >= share) {
        return one.getKey();
      }
    }
    return chances.lastKey();
  }
}
