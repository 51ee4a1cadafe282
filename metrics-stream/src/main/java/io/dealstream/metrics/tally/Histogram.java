package io.dealstream.metrics.tally;

/**
 * The buckets of a log-linear histogram over whole milliseconds. Below 128 each value has its own;
 * above, each doubling is cut into 64, so that the middle of a bucket is within 0.8 % of everything
 * in it. Counts may go below zero on the way: a delta takes back what another part of the stream
 * holds.
 */
final class Histogram {

  private static final int EXACT_BITS = 7;
  private static final int EXACT = 1 << EXACT_BITS;
  private static final int SUB_BITS = 6;
  private static final int SUBS = 1 << SUB_BITS;

  /** One more than the highest bucket there can be. */
  static final int BUCKETS = EXACT + (Long.SIZE - 1 - EXACT_BITS) * SUBS;

  private Histogram() {}

  /**
   * @throws IllegalArgumentException where the value is below zero
   */
  static int bucketOf(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("no length of time: " + value);
    }
    if (value < EXACT) {
      return (int) value;
    }
    var power = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
    var sub = (int) (value >>> power - SUB_BITS) & SUBS - 1;
    return EXACT + (power - EXACT_BITS) * SUBS + sub;
  }

  /** The value that stands for all of a bucket. */
  static long middleOf(int bucket) {
    if (bucket < EXACT) {
      return bucket;
    }
    var power = (bucket - EXACT) / SUBS + EXACT_BITS;
    var sub = (bucket - EXACT) % SUBS;
    var width = 1L << power - SUB_BITS;
    return (SUBS + sub) * width + (width - 1) / 2;
  }
}
