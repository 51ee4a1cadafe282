package io.dealstream.query.rebuild;

import java.time.Duration;

/** How long something was worked on, until that ended. */
final class Stopwatch {

  private long since = System.nanoTime();
  private boolean stopped;

  /** Milliseconds since it was made, or since the last lap; 0 once it was stopped. */
  long lap() {
    if (stopped) {
      return 0;
    }
    var millis = Duration.ofNanos(System.nanoTime() - since).toMillis();
    since += Duration.ofMillis(millis).toNanos();
    return millis;
  }

  void stop() {
    stopped = true;
  }
}
