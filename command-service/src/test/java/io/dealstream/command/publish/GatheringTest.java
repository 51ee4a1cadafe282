package io.dealstream.command.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GatheringTest {

  @Test
  void events_gather_for_as_long_as_the_batch_before_took() {
    assertThat(Gathering.after(Duration.ofMillis(37))).isEqualTo(Duration.ofMillis(37));
  }

  @Test
  void never_for_less_than_makes_a_batch_worth_it_nor_for_longer_than_anybody_should_wait() {
    assertThat(Gathering.after(Duration.ofNanos(10))).isEqualTo(Gathering.LEAST);
    assertThat(Gathering.after(Duration.ofSeconds(3))).isEqualTo(Gathering.LONGEST);
  }
}
