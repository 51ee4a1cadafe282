package io.dealstream.metrics.figures;

/**
 * When a stage asks for a commit of what it has sent, which is seen by nobody until then. For what
 * somebody waits for: old events are left to the interval at which there is one anyway.
 */
public final class Commits {

  private final Runnable ask;
  private final Backlog backlog;
  private final Ticks ticks;
  private boolean waits;
  private long asked;

  public Commits(Runnable ask, Backlog backlog, Ticks ticks) {
    this.ask = ask;
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
    waits |= sent;
    if (waits && isDue(now)) {
      waits = false;
      asked = now;
      ask.run();
    }
  }

  private boolean isDue(long now) {
    if (backlog.isOld(now)) {
      return false;
    }
    return now - asked >= Backlog.OF_LATE || !backlog.isLate(now) && ticks.leaveTimeToCommit(now);
  }
}
