package io.dealstream.bench;

import com.sun.management.OperatingSystemMXBean;
import io.dealstream.command.deal.DealsUnderLoad;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Some clients for some seconds, each sending its next command when the last one is answered.
 *
 * @param commands a second
 * @param cpuMicros of this JVM, for each command
 * @param p50Millis until a command is answered
 * @param errors commands that failed
 */
record Round(double commands, double cpuMicros, double p50Millis, double p99Millis, long errors) {

  private static final List<String> STAGES =
      List.of("qualification", "pitch", "negotiation", "closing");
  private static final long LONGEST_NANOS = 60_000_000_000L;

  static Round of(DealsUnderLoad deals, int clients, int seconds, boolean hot) throws Exception {
    var load = new Load(deals, hot, System.nanoTime() + seconds * 1_000_000_000L);
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var cpu = system.getProcessCpuTime();
    var start = System.nanoTime();
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < clients; i++) {
      threads.add(Thread.ofPlatform().start(load::run));
    }
    for (var thread : threads) {
      thread.join();
    }
    var took = (System.nanoTime() - start) / 1e9;
    var done = Math.max(1, load.latencies.getTotalCount());
    return new Round(
        done / took,
        (system.getProcessCpuTime() - cpu) / 1e3 / done,
        load.latencies.getValueAtPercentile(50) / 1e6,
        load.latencies.getValueAtPercentile(99) / 1e6,
        load.errors.get());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%8.0f commands/s  %6.0f µs CPU  p50 %7.2f ms  p99 %7.2f ms  %d errors",
        commands,
        cpuMicros,
        p50Millis,
        p99Millis,
        errors);
  }

  private static final class Load {

    private static final ConcurrentHashMap<DealsUnderLoad, String> HOT = new ConcurrentHashMap<>();

    private final Histogram latencies = new ConcurrentHistogram(LONGEST_NANOS, 3);
    private final AtomicLong errors = new AtomicLong();
    private final DealsUnderLoad deals;
    private final boolean hot;
    private final long end;

    Load(DealsUnderLoad deals, boolean hot, long end) {
      this.deals = deals;
      this.hot = hot;
      this.end = end;
    }

    void run() {
      while (System.nanoTime() < end) {
        if (hot) {
          moves(HOT.computeIfAbsent(deals, _ -> opened()));
        } else {
          moves(opened());
        }
      }
    }

    private String opened() {
      var id = UUID.randomUUID().toString();
      timed(() -> deals.open(id));
      return id;
    }

    private void moves(String id) {
      for (var stage : STAGES) {
        timed(() -> deals.move(id, stage));
      }
    }

    private void timed(Runnable command) {
      var start = System.nanoTime();
      try {
        command.run();
        latencies.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - start));
      } catch (RuntimeException failed) {
        if (errors.incrementAndGet() == 1) {
          failed.printStackTrace();
        }
      }
    }
  }
}
