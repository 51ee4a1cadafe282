package io.dealstream.background;

import java.time.Duration;

/**
 * Pauses between tries: each twice the one before, until they are as long as they get.
 *
 * @param first longer than nothing
 * @param longest no shorter than the first
 */
public record Doubling(Duration first, Duration longest) {

  /**
   * @throws IllegalArgumentException where they would not grow
   */
  public Doubling {
    if (!first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("pauses are longer than nothing, and grow");
    }
  }

  /**
   * @param failures in a row, at least 1
   */
  public Duration after(int failures) {
    var pause = first;
    for (var n = 1; n < failures && pause.compareTo(longest) < 0; n++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
