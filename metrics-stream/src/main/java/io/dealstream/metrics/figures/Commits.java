package io.dealstream.metrics.figures;

import java.util.function.IntSupplier;

/**
 * When a stage asks for a commit of what it has sent, which is seen by nobody until then. For what
 * somebody waits for: old events are left to the interval at which there is one anyway.
 */
public final class Commits {

  private final Runnable ask;
  private final IntSupplier commits;
  private final Backlog backlog;
  private final Ticks ticks;
  private int seen;
  private boolean waits;
  private long last;

  /**
   * @param commits how many there were, asked for by this stage or by another one: all that a
   *     thread does is committed together
   */
  public Commits(Runnable ask, IntSupplier commits, Backlog backlog, Ticks ticks) {
    this.ask = ask;
    this.commits = commits;
    this.backlog = backlog;
    this.ticks = ticks;
  }

  /**
   * To be called in each tick.
   *
   * @param sent whether anything was since the last one
   * @param now wall clock, epoch milliseconds
   */
  public void tick(boolean sent, long now) {
    var count = commits.getAsInt();
    if (count != seen) {
      seen = count;
      waits = false;
      last = now;
    }
    waits |= sent;
    if (waits && isDue(now)) {
      waits = false;
      last = now;
      ask.run();
    }
  }

  private boolean isDue(long now) {
    if (backlog.isOld(now)) {
      return false;
    }
    if (backlog.isLate(now)) {
      return now - last >= backlog.untilCommit();
    }
    return ticks.leaveTimeToCommit(now) || now - last >= Backlog.OF_LATE;
  }
}
