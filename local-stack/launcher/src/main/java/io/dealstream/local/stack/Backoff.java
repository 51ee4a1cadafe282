package io.dealstream.local.stack;

import java.time.Duration;

/** Longer and longer pauses before a part is started again, short again once it has kept going. */
final class Backoff {

  static final Duration SHORTEST = Duration.ofMillis(250);
  static final Duration LONGEST = Duration.ofSeconds(10);
  static final Duration STEADY = Duration.ofSeconds(30);

  private Duration next = SHORTEST;

  /**
   * @param ran how long the part had been running when it ended; zero where it did not start
   */
  Duration nextPause(Duration ran) {
    if (ran.compareTo(STEADY) >= 0) {
      next = SHORTEST;
    }
    var pause = next;
    var doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return pause;
  }
}
