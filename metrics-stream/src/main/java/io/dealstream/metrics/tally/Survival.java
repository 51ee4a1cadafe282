package io.dealstream.metrics.tally;

import java.util.OptionalLong;

/**
 * How long what begins goes on, told from what has ended and from what has not: the estimate of
 * Kaplan and Meier. Of what still goes on is known that it took at least its age, as of the tally.
 * One tally holds at most one.
 */
public final class Survival {

  private static final int FIRST_BUCKET = 5_000;
  private static final int END_OF_BUCKETS = FIRST_BUCKET + Histogram.BUCKETS;

  /** A product of fractions that should come to one half may come to a little more. */
  private static final double HALF = 0.5 + 1e-9;

  private final Tally tally;

  private Survival(Tally tally) {
    this.tally = tally;
  }

  public static Survival of(Tally tally) {
    return new Survival(tally);
  }

  /**
   * @param at epoch milliseconds
   */
  public static void begin(Numbers to, long at) {
    to.add(Since.slotOf(at), 1);
  }

  /**
   * Where the same was begun before.
   *
   * @param length milliseconds, not below zero
   */
  public static void end(Numbers to, long at, long length) {
    to.add(Since.slotOf(at), -1).add(FIRST_BUCKET + Histogram.bucketOf(length), 1);
  }

  /** How many have begun, ended or not. */
  public long begun() {
    return ended() + goingOn();
  }

  /**
   * The shortest length that no more than half of them go beyond, within one per cent; none where
   * more than half go beyond any length that is known. What has gone on for as long as another took
   * might have ended with it.
   */
  public OptionalLong median() {
    var walk = new Walk(ages(), begun());
    tally.between(FIRST_BUCKET, END_OF_BUCKETS, walk::past);
    return walk.median < 0
        ? OptionalLong.empty()
        : OptionalLong.of(Histogram.middleOf(walk.median));
  }

  private long ended() {
    return sum(FIRST_BUCKET, END_OF_BUCKETS);
  }

  private long goingOn() {
    return sum(Slots.SINCE, Integer.MAX_VALUE);
  }

  private long sum(int from, int to) {
    var sum = new long[1];
    tally.between(from, to, (_, count) -> sum[0] += count);
    return sum[0];
  }

  private Ages ages() {
    var ages = new Ages(tally);
    tally.between(Slots.SINCE, Integer.MAX_VALUE, ages::add);
    return ages;
  }

  /** Of what goes on, by bucket: the youngest is taken first. */
  private static final class Ages {

    private final int[] buckets;
    private final long[] counts;
    private final long asOf;
    private int left;

    Ages(Tally tally) {
      var most = tally.sizeBetween(Slots.SINCE, Integer.MAX_VALUE);
      buckets = new int[most];
      counts = new long[most];
      asOf = tally.get(Slots.AS_OF, 0);
    }

    /**
     * They come the oldest first. What is said to begin a little later than asOf has no age yet.
     */
    void add(int slot, long count) {
      buckets[left] = Histogram.bucketOf(Math.max(0, asOf - Since.timeOf(slot)));
      counts[left++] = count;
    }

    /** Takes out all that is younger, and returns how many those are. */
    long takeBelow(int bucket) {
      var taken = 0L;
      while (left > 0 && buckets[left - 1] < bucket) {
        taken += counts[--left];
      }
      return taken;
    }
  }

  /** From the shortest length to the longest: how many get there, and how many get beyond. */
  private static final class Walk {

    private final Ages ages;
    private long there;
    private double beyond = 1;
    private int median = -1;

    Walk(Ages ages, long begun) {
      this.ages = ages;
      there = begun;
    }

    void past(int slot, long ended) {
      if (median >= 0) {
        return;
      }
      var bucket = slot - FIRST_BUCKET;
      there -= ages.takeBelow(bucket);
      beyond *= (double) (there - ended) / there;
      there -= ended;
      if (beyond <= HALF) {
        median = bucket;
      }
    }
  }
}
