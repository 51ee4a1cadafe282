package io.dealstream.command.publish;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asked for once, seen by every thread at its next safe moment. */
final class Stop {

  private final CountDownLatch asked = new CountDownLatch(1);

  void ask() {
    asked.countDown();
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Waits that long, less where the stop is asked for. */
  void pause(Duration time) throws InterruptedException {
    asked.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
