package io.dealstream.metrics.alerts;

/**
 * Up to when it is known what happened to the deals of a partition. What falls due in that time has
 * fallen due, whatever still comes; unless it comes very late, and then it is taken back.
 *
 * <p>While events come, it is the time at which the newest was recorded: so a replay is no further
 * than what it has read. Where none has come for a while, everything was read, and it is the
 * present. While a past is brought of which limits have passed already, the clock stands: the next
 * event of the deal may be on its way.
 *
 * <p>All times are epoch milliseconds.
 */
public final class PartitionClock {

  /** No event that was recorded longer ago than this is still on its way, as a rule. */
  static final long SETTLED = 5_000;

  /** A past that is brought without an end stops nobody's alerts for longer. */
  static final long LONGEST_STANDSTILL = 600_000;

  /** Before this nothing is. */
  private static final long BEGINNING = Long.MIN_VALUE;

  private long newest = BEGINNING;
  private long seenAt;
  private long past = BEGINNING;
  private long pastSince = BEGINNING;

  /**
   * @param now by the clock on the wall, as elsewhere here
   */
  public PartitionClock(long now) {
    seenAt = now;
  }

  /**
   * An event was read.
   *
   * @param nextDue when the next limit of its deal passes
   */
  public void saw(long recordedAt, long nextDue, long now) {
    seenAt = now;
    newest = Math.max(newest, recordedAt);
    if (nextDue < recordedAt) {
      if (past == BEGINNING || recordedAt - past > SETTLED) {
        pastSince = recordedAt;
      }
      past = Math.max(past, recordedAt);
    }
  }

  /**
   * @return what falls due before this has fallen due; the lowest number while the clock stands
   */
  public long passed(long now) {
    var known = now - seenAt < SETTLED ? Math.min(now, newest) : now;
    if (known == BEGINNING) {
      return BEGINNING;
    }
    var passed = known - SETTLED;
    return past >= passed && passed < pastSince + LONGEST_STANDSTILL ? BEGINNING : passed;
  }
}
