package io.dealstream.metrics.figures;

/**
 * Whether what comes in is old: then there is more of it behind, as where history is read in or
 * this was away, and large portions get through sooner than small ones at once.
 */
public final class Backlog {

  /** A machine that has too much to do is seconds late too, and somebody waits for what it does. */
  private static final long OLD = 10_000;

  private static final long PAUSE = 1_000;

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
   * It ends with the first young event, or when none has come for a second.
   *
   * @param now wall clock, epoch milliseconds
   */
  public boolean goesOn(long now) {
    return isRecent(lastCame, now) && newestCame - newest > OLD;
  }

  private static boolean isRecent(long came, long now) {
    return came != NEVER && now - came < PAUSE;
  }
}
