package io.dealstream.command.publish;

import io.dealstream.background.Doubling;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that grow, each with chance in it, so that two instances do not go on in step. */
final class Backoff {

  private static final Doubling CEILINGS =
      new Doubling(Duration.ofMillis(200), Duration.ofSeconds(5));

  private int failures;

  /** Between half of the ceiling and all of it; the ceiling doubles. */
  Duration next() {
    var most = CEILINGS.after(++failures).toMillis();
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }

  void reset() {
    failures = 0;
  }
}
