package io.dealstream.query.sendouts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that stands until somebody moves it, the same for all instances. */
final class Hands extends Clock {

  static final Hands CLOCK = new Hands();

  /** Gives it to a service; not to be found by those of other tests. */
  static class Part {

    @Bean
    @Primary
    Clock hands() {
      return CLOCK;
    }
  }

  private volatile Instant now = Instant.parse("2026-03-11T09:00:00Z");

  void at(String instant) {
    now = Instant.parse(instant);
  }

  void forward(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
