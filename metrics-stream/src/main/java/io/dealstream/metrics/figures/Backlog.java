package io.dealstream.metrics.figures;

/**
 * Whether what comes in is late or old: then there is more of it behind, and large portions get
 * through sooner than small ones at once.
 */
public final class Backlog {

  private static final long LATE = 1_000;

  /** A machine that has too much to do is seconds late too, and somebody waits for what it does. */
  private static final long OLD = 10_000;

  /** How much of what is old is put together, milliseconds of time. */
  public static final long OF_OLD = 1_000;

  static final long OF_LATE = 250;

  /** The later it is, the longer from one commit to the next: one part of so many. */
  private static final int COMMITS_IN_DELAY = 4;

  /** Longer than from one portion to the next, with the commit between two stages. */
  private static final long PAUSE = 3_000;

  private static final long NEVER = Long.MIN_VALUE;

  private long newest = NEVER;
  private long newestCame = NEVER;
  private long lastCame = NEVER;

  /**
   * @param recordedAt of an event that has come, epoch milliseconds
   * @param now wall clock, epoch milliseconds
   */
  public void saw(long recordedAt, long now) {
    if (recordedAt >= newest || !isRecent(newestCame, now)) {
      newest = recordedAt;
      newestCame = now;
    }
    lastCame = now;
  }

  /**
   * How much is to be put together before it goes on, in milliseconds of time: nothing where all is
   * young, and the more the longer what comes has waited already.
   *
   * @param now wall clock, epoch milliseconds
   */
  public long portion(long now) {
    if (isOld(now)) {
      return OF_OLD;
    }
    return isLate(now) ? OF_LATE : 0;
  }

  /**
   * It is late where there is more to do than can be done at once. That ends with the first event
   * that is not, or when none has come for three seconds.
   *
   * @param now wall clock, epoch milliseconds
   */
  boolean isLate(long now) {
    return isBehind(LATE, now);
  }

  /**
   * How long what is late waits for a commit after the last one, milliseconds: each keeps the work
   * from going on, on a busy machine for longer than it takes to do much of it.
   */
  long untilCommit() {
    return Math.clamp((newestCame - newest) / COMMITS_IN_DELAY, OF_LATE, OF_OLD);
  }

  /**
   * It is old where history is read in, or this was away. That ends as being late does.
   *
   * @param now wall clock, epoch milliseconds
   */
  boolean isOld(long now) {
    return isBehind(OLD, now);
  }

  private boolean isBehind(long millis, long now) {
    return isRecent(lastCame, now) && newestCame - newest > millis;
  }

  private static boolean isRecent(long came, long now) {
    return came != NEVER && now - came < PAUSE;
  }
}
