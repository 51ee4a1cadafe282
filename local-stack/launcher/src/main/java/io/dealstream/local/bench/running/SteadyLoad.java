package io.dealstream.local.bench.running;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Sends at fixed instants, whether or not earlier answers have come: a service that stalls is not
 * spared the questions it would have got meanwhile.
 */
final class SteadyLoad {

  private final LongConsumer send;
  private final int rate;

  /**
   * @param send told when something is due, in nanoseconds of this JVM; must not wait
   * @param rate a second
   */
  SteadyLoad(LongConsumer send, int rate) {
    this.send = send;
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
      send.accept(due);
      if (i % rate == 0) {
        eye.accept(i);
      }
    }
  }
}
