package io.dealstream.command.publish;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that grow, each with chance in it, so that two instances do not go on in step. */
final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private Duration ceiling = FIRST;

  /** Between half of the ceiling and all of it; the ceiling doubles. */
  Duration next() {
    var most = ceiling.toMillis();
    ceiling = most * 2 > LONGEST.toMillis() ? LONGEST : Duration.ofMillis(most * 2);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }

  void reset() {
    ceiling = FIRST;
  }
}
