package io.dealstream.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DoublingTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void each_pause_is_twice_the_one_before_up_to_the_longest() {
    var pauses = new Doubling(SECOND, Duration.ofSeconds(5));
    assertThat(IntStream.rangeClosed(1, 5).mapToObj(pauses::after).map(Duration::toSeconds))
        .containsExactly(1L, 2L, 4L, 5L, 5L);
    assertThat(pauses.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void pauses_are_longer_than_nothing_and_grow() {
    assertThat(new Doubling(SECOND, SECOND).after(7)).isEqualTo(SECOND);
    assertThatIllegalArgumentException().isThrownBy(() -> new Doubling(Duration.ZERO, SECOND));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Doubling(SECOND, SECOND.minusMillis(1)));
  }
}
