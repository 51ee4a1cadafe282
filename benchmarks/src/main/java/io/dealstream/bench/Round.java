package io.dealstream.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What some clients have reached in some seconds.
 *
 * @param commands a second, durable when they are answered
 * @param cpuMicros of this JVM, for each command, clients included
 * @param p50Millis until a command is answered
 * @param failed commands, and the first one's reason
 */
record Round(
    double commands,
    double cpuMicros,
    double p50Millis,
    double p99Millis,
    long failed,
    String why) {

  /** Takes the time and the CPU time it took to do the work. */
  static Round of(Load load) throws InterruptedException {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var cpu = system.getProcessCpuTime();
    var start = System.nanoTime();
    load.run();
    var took = (System.nanoTime() - start) / 1e9;
    var spent = (system.getProcessCpuTime() - cpu) / 1e3;
    var latencies = load.latencies();
    var done = Math.max(1, latencies.getTotalCount());
    return new Round(
        latencies.getTotalCount() / took,
        spent / done,
        latencies.getValueAtPercentile(50) / 1e6,
        latencies.getValueAtPercentile(99) / 1e6,
        load.failed(),
        load.firstFailure());
  }

  @Override
  public String toString() {
    var line =
        "%,10.0f commands/s %,7.0f µs CPU   p50 %8.2f ms   p99 %8.2f ms"
            .formatted(commands, cpuMicros, p50Millis, p99Millis);
    return failed == 0 ? line : line + String.format(Locale.ROOT, "   %,d FAILED: %s", failed, why);
  }
}
