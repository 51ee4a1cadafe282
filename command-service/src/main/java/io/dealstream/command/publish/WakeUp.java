package io.dealstream.command.publish;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Many signals between two looks are one; a signal during a look is kept for the next. */
final class WakeUp implements NewEvents {

  private final Semaphore signals = new Semaphore(0);

  @Override
  public void signal() {
    if (!isSignalled()) {
      signals.release();
    }
  }

  boolean isSignalled() {
    return signals.availablePermits() > 0;
  }

  /**
   * Returns at a signal, at the latest when the time is over.
   *
   * @return whether there was a signal
   */
  boolean await(Duration atMost) throws InterruptedException {
    var signalled = signals.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
    signals.drainPermits();
    return signalled;
  }
}
