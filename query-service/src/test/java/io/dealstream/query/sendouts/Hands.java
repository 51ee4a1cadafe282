package io.dealstream.query.sendouts;

import io.dealstream.query.support.StandingClock;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The clock of the room, the same for all instances. */
final class Hands {

  static final StandingClock CLOCK = new StandingClock(Instant.parse("2026-03-11T09:00:00Z"));

  /** Gives it to a service; not to be found by those of other tests. */
  static class Part {

    @Bean
    @Primary
    Clock hands() {
      return CLOCK;
    }
  }

  private Hands() {}
}
