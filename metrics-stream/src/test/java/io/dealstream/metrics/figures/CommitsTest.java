package io.dealstream.metrics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitsTest {

  private static final long NOW = 1_000_000_000;

  private long now = NOW;
  private int committed;
  private final Backlog backlog = new Backlog();
  private final Ticks ticks = new Ticks();
  private final List<Long> asked = new ArrayList<>();
  private final Commits commits =
      new Commits(() -> asked.add(now - NOW), () -> committed, backlog, ticks);

  private void tick(boolean sent, long after) {
    now += after;
    ticks.passed(now);
    commits.tick(sent, now);
  }

  @Test
  void what_was_sent_is_committed_in_the_same_tick() {
    tick(true, 0);
    tick(true, 25);
    assertThat(asked).containsExactly(0L, 25L);
  }

  @Test
  void nothing_is_committed_where_nothing_was_sent() {
    tick(false, 0);
    tick(false, 25);
    assertThat(asked).isEmpty();
  }

  @Test
  void after_one_that_took_long_others_wait_and_are_not_forgotten() {
    tick(true, 0);
    tick(true, 75);
    for (var tick = 0; tick < 12; tick++) {
      tick(false, 25);
    }
    assertThat(asked).containsExactly(0L, 250L);
  }

  @Test
  void what_another_stage_had_committed_waits_no_longer() {
    tick(true, 0);
    tick(true, 75);
    committed++;
    for (var tick = 0; tick < 20; tick++) {
      tick(false, 25);
    }
    assertThat(asked).containsExactly(0L);
  }

  @Test
  void what_is_late_waits_as_long_after_a_commit_that_another_stage_asked_for() {
    for (var tick = 0; tick < 20; tick++) {
      backlog.saw(now - 1_001, now);
      committed += tick == 5 ? 1 : 0;
      tick(true, 25);
    }
    assertThat(asked).containsExactly(25L, 400L);
  }

  @Test
  void the_later_it_is_the_longer_until_the_next_commit() {
    for (var tick = 0; tick < 80; tick++) {
      backlog.saw(now - 4_000, now);
      tick(true, 25);
    }
    assertThat(asked).containsExactly(25L, 1_025L);
  }

  @Test
  void what_comes_a_little_late_is_committed_four_times_a_second() {
    for (var tick = 0; tick < 40; tick++) {
      backlog.saw(now - 1_001, now);
      tick(true, 25);
    }
    assertThat(asked).containsExactly(25L, 275L, 525L, 775L);
  }

  @Test
  void what_is_old_is_left_to_the_interval_and_asked_for_once_it_is_over() {
    backlog.saw(now - 60_000, now);
    tick(true, 25);
    tick(true, 25);
    assertThat(asked).isEmpty();
    backlog.saw(now, now);
    tick(false, 25);
    assertThat(asked).containsExactly(75L);
  }
}
