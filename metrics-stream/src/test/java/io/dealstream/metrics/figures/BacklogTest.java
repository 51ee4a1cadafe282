package io.dealstream.metrics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacklogTest {

  private static final long NOW = 1_000_000_000;

  private final Backlog backlog = new Backlog();

  @Test
  void there_is_none_where_nothing_has_come() {
    assertThat(backlog.isOld(NOW)).isFalse();
  }

  @Test
  void an_event_that_took_ten_seconds_is_not_old_yet() {
    backlog.saw(NOW - 10_000, NOW);
    assertThat(backlog.isOld(NOW)).isFalse();
  }

  @Test
  void an_older_one_has_more_behind_it() {
    backlog.saw(NOW - 10_001, NOW);
    assertThat(backlog.isOld(NOW)).isTrue();
  }

  @Test
  void what_took_a_second_is_not_late_and_what_took_longer_is() {
    backlog.saw(NOW - 1_000, NOW);
    assertThat(backlog.isLate(NOW)).isFalse();
    backlog.saw(NOW, NOW + 1_001);
    assertThat(backlog.isLate(NOW + 1_001)).isTrue();
    assertThat(backlog.isOld(NOW + 1_001)).isFalse();
  }

  @Test
  void the_longer_what_comes_has_waited_the_larger_are_portions() {
    backlog.saw(NOW - 1_000, NOW);
    assertThat(backlog.portion(NOW)).isZero();
    backlog.saw(NOW, NOW + 5_000);
    assertThat(backlog.portion(NOW + 5_000)).isEqualTo(250);
    backlog.saw(NOW, NOW + 60_000);
    assertThat(backlog.portion(NOW + 60_000)).isEqualTo(1_000);
  }

  @Test
  void it_ends_with_the_first_young_event() {
    backlog.saw(NOW - 15_000, NOW);
    backlog.saw(NOW - 10, NOW + 1);
    assertThat(backlog.isOld(NOW + 1)).isFalse();
  }

  @Test
  void it_ends_when_none_has_come_for_three_seconds() {
    backlog.saw(NOW - 15_000, NOW);
    assertThat(backlog.isOld(NOW + 2_999)).isTrue();
    assertThat(backlog.isOld(NOW + 3_000)).isFalse();
  }

  @Test
  void where_one_of_several_that_send_is_late_the_others_are_waited_for_by_nobody() {
    for (var step = 0; step < 5_000; step += 100) {
      backlog.saw(NOW + step - 20, NOW + step);
      backlog.saw(NOW - 60_000, NOW + step);
    }
    assertThat(backlog.isOld(NOW + 4_900)).isFalse();
  }

  @Test
  void a_young_event_of_long_ago_hides_no_backlog() {
    backlog.saw(NOW - 20, NOW);
    backlog.saw(NOW - 60_000, NOW + 4_000);
    assertThat(backlog.isOld(NOW + 4_000)).isTrue();
  }
}
