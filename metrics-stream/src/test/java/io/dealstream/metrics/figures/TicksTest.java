package io.dealstream.metrics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TicksTest {

  private static final long NOW = 1_000_000_000;

  private final Ticks ticks = new Ticks();

  @Test
  void the_first_is_one() {
    assertThat(ticks.passed(NOW)).isOne();
  }

  @Test
  void one_that_is_on_time_is_one() {
    ticks.passed(NOW);
    assertThat(ticks.passed(NOW + 25)).isOne();
    assertThat(ticks.passed(NOW + 70)).isOne();
  }

  @Test
  void one_that_comes_late_counts_for_those_it_comes_instead_of() {
    ticks.passed(NOW);
    assertThat(ticks.passed(NOW + 250)).isEqualTo(10);
    assertThat(ticks.passed(NOW + 275)).isOne();
  }

  @Test
  void no_more_than_a_second_is_made_up_for() {
    ticks.passed(NOW);
    assertThat(ticks.passed(NOW + 1_000)).isEqualTo(40);
    assertThat(ticks.passed(NOW + 4_000)).isEqualTo(40);
    assertThat(ticks.passed(NOW + Duration.ofDays(30).toMillis())).isEqualTo(40);
  }

  @Test
  void a_clock_that_is_set_back_makes_none_less_than_one() {
    ticks.passed(NOW);
    assertThat(ticks.passed(NOW - 60_000)).isOne();
  }

  @Test
  void where_they_are_on_time_there_is_time_to_commit_in_each() {
    for (var tick = 0; tick < 10; tick++) {
      ticks.passed(NOW + 25 * tick);
      assertThat(ticks.leaveTimeToCommit(NOW + 25 * tick)).isTrue();
    }
  }

  @Test
  void after_one_that_was_late_three_times_as_long_is_for_other_work() {
    ticks.passed(NOW);
    ticks.passed(NOW + 100);
    for (var tick = 5; tick < 16; tick++) {
      ticks.passed(NOW + 25 * tick);
      assertThat(ticks.leaveTimeToCommit(NOW + 25 * tick)).isFalse();
    }
    ticks.passed(NOW + 400);
    assertThat(ticks.leaveTimeToCommit(NOW + 400)).isTrue();
  }
}
