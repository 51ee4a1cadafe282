package io.dealstream.query.webhooks;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes the sender: there may be something to send. */
@Component
class News {

  private final Semaphore untold = new Semaphore(0);

  void tell() {
    untold.release();
  }

  /** Returns at once where something was told since the last time. */
  void await(Duration atMost) throws InterruptedException {
    if (untold.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      untold.drainPermits();
    }
  }
}
