package io.dealstream.command.publish;

import java.time.Duration;

/**
 * How long events gather after a batch that was not full: a batch takes its round trips however few
 * events it has, and processors that others need. As long as it took, so that no more than half of
 * the time goes into it; the busier the machine is, the more events share one.
 */
final class Gathering {

  static final Duration LEAST = Duration.ofMillis(4);
  static final Duration LONGEST = Duration.ofMillis(100);

  private Gathering() {}

  /**
   * @param took the batch before
   */
  static Duration after(Duration took) {
    if (took.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return took.compareTo(LONGEST) > 0 ? LONGEST : took;
  }
}
