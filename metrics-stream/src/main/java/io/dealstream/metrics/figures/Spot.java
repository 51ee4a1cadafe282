package io.dealstream.metrics.figures;

/**
 * Which figures of a group gain something: those of an item, in the windows around a time.
 *
 * @param item its part of the published key
 * @param quarter of an hour, counted from 1970 UTC, or {@link #PRESENT}. Days are made of them once
 *     the pipeline's zone is known: since the days when every town had its own time, every zone's
 *     days begin with one.
 */
record Spot(String item, long quarter) {

  /** Of what is so now, and was not at a time: it is in no window that has passed. */
  static final long PRESENT = Long.MIN_VALUE;

  private static final long MILLIS = 15 * 60_000;

  static Spot at(String item, long at) {
    return new Spot(item, Math.floorDiv(at, MILLIS));
  }

  static Spot present(String item) {
    return new Spot(item, PRESENT);
  }

  boolean isPresent() {
    return quarter == PRESENT;
  }

  /** Epoch milliseconds. */
  static long begin(long quarter) {
    return quarter * MILLIS;
  }
}
