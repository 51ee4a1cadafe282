package io.dealstream.local.patience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

  static final Duration SHORT = Duration.ofMillis(250);

  @Test
  void is_over_after_its_time_and_begins_anew_when_it_is_renewed() throws Exception {
    var patience = Patience.of(SHORT, SHORT.plus(SHORT));
    patience.pause();
    assertThat(patience.lasts()).isFalse();
    patience.renew();
    assertThat(patience.lasts()).isTrue();
  }

  @Test
  void that_is_endless_lasts() {
    assertThat(Patience.endless(SHORT).lasts()).isTrue();
  }
}
