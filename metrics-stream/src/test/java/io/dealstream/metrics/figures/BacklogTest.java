package io.dealstream.metrics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacklogTest {

  private static final long NOW = 1_000_000_000;

  private final Backlog backlog = new Backlog();

  @Test
  void there_is_none_where_nothing_has_come() {
    assertThat(backlog.goesOn(NOW)).isFalse();
  }

  @Test
  void an_event_that_took_ten_seconds_is_not_late_yet() {
    backlog.saw(NOW - 10_000, NOW);
    assertThat(backlog.goesOn(NOW)).isFalse();
  }

  @Test
  void an_older_one_has_more_behind_it() {
    backlog.saw(NOW - 10_001, NOW);
    assertThat(backlog.goesOn(NOW)).isTrue();
  }

  @Test
  void it_ends_with_the_first_young_event() {
    backlog.saw(NOW - 15_000, NOW);
    backlog.saw(NOW - 10, NOW + 1);
    assertThat(backlog.goesOn(NOW + 1)).isFalse();
  }

  @Test
  void it_ends_when_none_has_come_for_a_second() {
    backlog.saw(NOW - 15_000, NOW);
    assertThat(backlog.goesOn(NOW + 999)).isTrue();
    assertThat(backlog.goesOn(NOW + 1_000)).isFalse();
  }

  @Test
  void where_one_of_several_that_send_is_late_the_others_are_waited_for_by_nobody() {
    for (var step = 0; step < 5_000; step += 100) {
      backlog.saw(NOW + step - 20, NOW + step);
      backlog.saw(NOW - 60_000, NOW + step);
    }
    assertThat(backlog.goesOn(NOW + 4_900)).isFalse();
  }

  @Test
  void a_young_event_of_long_ago_hides_no_backlog() {
    backlog.saw(NOW - 20, NOW);
    backlog.saw(NOW - 60_000, NOW + 2_000);
    assertThat(backlog.goesOn(NOW + 2_000)).isTrue();
  }
}
