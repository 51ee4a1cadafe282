package io.dealstream.local.patience;

import java.time.Duration;

/** How often, and for how long, something is looked at again. */
public final class Patience {

  private final Duration betweenLooks;
  private final Duration longest;
  private long since = System.nanoTime();

  private Patience(Duration betweenLooks, Duration longest) {
    this.betweenLooks = betweenLooks;
    this.longest = longest;
  }

  /** Begins now. */
  public static Patience of(Duration longest, Duration betweenLooks) {
    return new Patience(betweenLooks, longest);
  }

  public static Patience endless(Duration betweenLooks) {
    return new Patience(betweenLooks, Duration.ofNanos(Long.MAX_VALUE));
  }

  public boolean lasts() {
    return System.nanoTime() - since < longest.toNanos();
  }

  public void pause() throws InterruptedException {
    Thread.sleep(betweenLooks);
  }

  /** Begins anew: there was something to see. */
  public void renew() {
    since = System.nanoTime();
  }
}
