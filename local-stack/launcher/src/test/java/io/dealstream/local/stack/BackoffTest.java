package io.dealstream.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

  final Backoff backoff = new Backoff();

  @Test
  void waits_longer_each_time_a_part_does_not_keep_going() {
    assertThat(backoff.nextPause(Duration.ZERO)).isEqualTo(Duration.ofMillis(250));
    assertThat(backoff.nextPause(Duration.ofSeconds(3))).isEqualTo(Duration.ofMillis(500));
    assertThat(backoff.nextPause(Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void never_waits_longer_than_ten_seconds() {
    for (int i = 0; i < 20; i++) {
      backoff.nextPause(Duration.ZERO);
    }
    assertThat(backoff.nextPause(Duration.ZERO)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void begins_anew_after_a_part_has_kept_going() {
    backoff.nextPause(Duration.ZERO);
    backoff.nextPause(Duration.ZERO);
    assertThat(backoff.nextPause(Duration.ofSeconds(30))).isEqualTo(Duration.ofMillis(250));
  }
}
