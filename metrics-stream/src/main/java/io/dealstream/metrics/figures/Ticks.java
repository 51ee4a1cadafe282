package io.dealstream.metrics.figures;

import java.time.Duration;

/**
 * Whether ticks come at the pace they should, and what follows where they do not: a clock does not
 * strike twice for one that is late, which is where the most waits.
 */
public final class Ticks {

  /** From one to the next. */
  public static final Duration LENGTH = Duration.ofMillis(25);

  /**
   * A second's worth: no more is made up for. On a machine that cannot keep the pace each tick
   * would else take longer than the one before it, and hold up the commit that it is part of.
   */
  private static final int MOST = 40;

  /** What makes ticks late is nearly always a commit: so it gets a quarter of the time. */
  private static final int REST = 3;

  private static final long NEVER = Long.MIN_VALUE;

  private static final long MILLIS = LENGTH.toMillis();

  private long last = NEVER;
  private long rests = NEVER;

  /**
   * To be called once in each that comes.
   *
   * @param now wall clock, epoch milliseconds
   * @return how many it counts for: at least one
   */
  public int passed(long now) {
    var passed = last == NEVER ? 1 : Math.clamp((now - last) / MILLIS, 1, MOST);
    last = now;
    if (passed > 1) {
      rests = now + REST * passed * MILLIS;
    }
    return passed;
  }

  /**
   * Whether there is time for a commit before one is due anyway: not soon after one has taken long.
   * Where each touches dozens of partitions and a machine is slow, it would do little else.
   *
   * @param now that of the tick
   */
  public boolean leaveTimeToCommit(long now) {
    return now >= rests;
  }
}
