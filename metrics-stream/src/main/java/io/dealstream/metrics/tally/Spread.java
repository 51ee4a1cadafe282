package io.dealstream.metrics.tally;

/**
 * How lengths of time are spread: count, sum, minimum, maximum, percentiles. One tally holds at
 * most one.
 */
public final class Spread {

  private static final int COUNT = 1_000;
  private static final int SUM = 1_001;
  private static final int FIRST_BUCKET = 1_010;
  private static final int LONGEST = Slots.high(0);
  private static final int SHORTEST_NEGATED = Slots.high(1);
  private static final int TAKEN_BACK = Slots.high(2);

  private final Tally tally;

  private Spread(Tally tally) {
    this.tally = tally;
  }

  public static Spread of(Tally tally) {
    return new Spread(tally);
  }

  /**
   * @param length milliseconds, not below zero
   */
  public static void add(Numbers to, long length) {
    count(to, length, 1);
    to.raise(LONGEST, length).raise(SHORTEST_NEGATED, -length);
  }

  /** Takes back what was added before; minimum and maximum are no longer exact from here. */
  public static void takeBack(Numbers from, long length) {
    count(from, length, -1);
    from.raise(TAKEN_BACK, 1);
  }

  private static void count(Numbers numbers, long length, int sign) {
    numbers
        .add(COUNT, sign)
        .add(SUM, sign * length)
        .add(FIRST_BUCKET + Histogram.bucketOf(length), sign);
  }

  public long count() {
    return tally.sum(COUNT);
  }

  public long sum() {
    return tally.sum(SUM);
  }

  /**
   * Exact until a value was taken back, then within one per cent. Only where the count is not 0.
   */
  public long min() {
    return tally.has(TAKEN_BACK) ? ranked(1) : shortestEver();
  }

  /**
   * Exact until a value was taken back, then within one per cent. Only where the count is not 0.
   */
  public long max() {
    return tally.has(TAKEN_BACK) ? ranked(count()) : longestEver();
  }

  /**
   * Nearest rank: the smallest value with at least that share of the values at or below it, within
   * one per cent. Only where the count is not 0.
   */
  public long percentile(int percent) {
    return ranked(Math.max(1, Math.ceilDiv(Math.multiplyExact(count(), (long) percent), 100L)));
  }

  private long ranked(long rank) {
    var search = new RankSearch(rank);
    tally.between(FIRST_BUCKET, FIRST_BUCKET + Histogram.BUCKETS, search::look);
    return Math.clamp(Histogram.middleOf(search.bucket), shortestEver(), longestEver());
  }

  private long shortestEver() {
    return -tally.get(SHORTEST_NEGATED, 0);
  }

  private long longestEver() {
    return tally.get(LONGEST, 0);
  }

  private static final class RankSearch {

    private long left;
    private int bucket;

    RankSearch(long rank) {
      left = rank;
    }

    void look(int slot, long count) {
      if (left > 0) {
        bucket = slot - FIRST_BUCKET;
        left -= count;
      }
    }
  }
}
