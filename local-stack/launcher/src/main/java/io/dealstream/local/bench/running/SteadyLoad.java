package io.dealstream.local.bench.running;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/**
 * Sends at fixed instants, whether or not earlier answers have come: a service that stalls is not
 * spared the questions it would have got meanwhile.
 */
final class SteadyLoad implements AutoCloseable {

  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final LongFunction<Runnable> next;
  private final int rate;

  /**
   * @param next what is to be sent, given when it is due in nanoseconds of this JVM
   * @param rate a second
   */
  SteadyLoad(LongFunction<Runnable> next, int rate) {
    this.next = next;
    this.rate = rate;
  }

  /**
   * @param eye told about once a second how many have been sent
   */
  void run(Duration length, LongConsumer eye) {
    var begin = System.nanoTime();
    var total = length.toSeconds() * rate;
    for (long i = 0; i < total; i++) {
      var due = begin + i * 1_000_000_000L / rate;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      senders.execute(next.apply(due));
      if (i % rate == 0) {
        eye.accept(i);
      }
    }
  }

  /** Waits for what is on its way. */
  @Override
  public void close() {
    senders.close();
  }
}
