package io.dealstream.background;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Many signals between two looks are one; a signal during a look is kept for the next. */
public final class WakeUp {

  private final Semaphore signals = new Semaphore(0);

  /** Never blocks and never fails. */
  public void signal() {
    if (!isSignalled()) {
      signals.release();
    }
  }

  public boolean isSignalled() {
    return signals.availablePermits() > 0;
  }

  /**
   * Returns at a signal, at the latest when the time is over.
   *
   * @return whether there was a signal
   */
  public boolean await(Duration atMost) throws InterruptedException {
    var signalled = signals.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
    signals.drainPermits();
    return signalled;
  }
}
