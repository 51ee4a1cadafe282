package io.dealstream.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WakeUpTest {

  private static final Duration AT_ONCE = Duration.ZERO;

  private final WakeUp news = new WakeUp();

  @Test
  void many_signals_between_two_looks_are_one() throws Exception {
    news.signal();
    news.signal();
    assertThat(news.await(AT_ONCE)).isTrue();
    assertThat(news.await(AT_ONCE)).as("one signal is enough").isFalse();
  }

  @Test
  void the_next_look_is_told_by_a_signal_of_its_own() throws Exception {
    assertThat(news.await(AT_ONCE)).isFalse();
    news.signal();
    assertThat(news.await(AT_ONCE)).isTrue();
  }
}
