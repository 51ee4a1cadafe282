package io.dealstream.bench;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Some clients for some seconds, each sending its next command when the last one is answered: a
 * deal is opened and moved through its stages, then the next one.
 */
final class Load {

  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Histogram latencies = new ConcurrentHistogram(LONGEST_NANOS, 3);
  private final AtomicLong failed = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();
  private final DealsUnderLoad deals;
  private final int clients;
  private final long nanos;
  private final @Nullable String oneDeal;

  private Load(DealsUnderLoad deals, int clients, int seconds, @Nullable String oneDeal) {
    this.deals = deals;
    this.clients = clients;
    this.nanos = TimeUnit.SECONDS.toNanos(seconds);
    this.oneDeal = oneDeal;
  }

  static Load onManyDeals(DealsUnderLoad deals, int clients, int seconds) {
    return new Load(deals, clients, seconds, null);
  }

  /** All clients move the same deal: each waits for the one before. */
  static Load onOneDeal(DealsUnderLoad deals, int clients, int seconds) {
    var id = UUID.randomUUID().toString();
    deals.open(id);
    return new Load(deals, clients, seconds, id);
  }

  void run() throws InterruptedException {
    var end = System.nanoTime() + nanos;
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < clients; i++) {
      threads.add(Thread.ofPlatform().start(() -> sendUntil(end)));
    }
    for (var thread : threads) {
      thread.join();
    }
  }

  private void sendUntil(long end) {
    while (System.nanoTime() < end) {
      if (oneDeal != null) {
        moveAllTheWay(oneDeal);
      } else {
        var id = UUID.randomUUID().toString();
        timed(() -> deals.open(id));
        moveAllTheWay(id);
        deals.forget(id);
      }
    }
  }

  private void moveAllTheWay(String id) {
    for (var stage : Stages.NEXT) {
      timed(() -> deals.move(id, stage));
    }
  }

  private void timed(Runnable command) {
    var start = System.nanoTime();
    try {
      command.run();
      latencies.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - start));
    } catch (RuntimeException failure) {
      failed.incrementAndGet();
      firstFailure.compareAndSet(null, failure);
    }
  }

  /** In nanoseconds, of the commands that were answered well. */
  Histogram latencies() {
    return latencies;
  }

  long failed() {
    return failed.get();
  }

  String firstFailure() {
    return String.valueOf(firstFailure.get());
  }
}
