package io.dealstream.local.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Sends at fixed instants, whether or not earlier answers have come: a service that stalls is not
 * spared the questions it would have got meanwhile.
 */
final class SteadyLoad {

  private final BenchTeam team;
  private final int rate;

  SteadyLoad(BenchTeam team, int rate) {
    this.team = team;
    this.rate = rate;
  }

  void run(Duration length, LongConsumer eye) {
    var begin = System.nanoTime();
    var total = length.toSeconds() * rate;
    for (long i = 0; i < total; i++) {
      var due = begin + i * 1_000_000_000L / rate;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      team.moveNext(due);
      if (i % rate == 0) {
        eye.accept(i);
      }
    }
  }
}
