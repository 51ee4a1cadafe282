package io.dealstream.forecast;

import org.jspecify.annotations.Nullable;

/**
 * A deal as it was seen before a date.
 *
 * @param openedAt epoch milliseconds, as is {@code until}
 * @param until when it ended, or the date
 * @param ending null where it was open when last seen
 */
record Seen(long openedAt, long until, @Nullable Ending ending) {

  long age() {
    return until - openedAt;
  }

  boolean isWon() {
    return ending == Ending.WON;
  }
}
