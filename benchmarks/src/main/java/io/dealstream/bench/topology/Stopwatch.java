package io.dealstream.bench.topology;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Time, and CPU time of this JVM, from when it is made. */
final class Stopwatch {

  private final OperatingSystemMXBean os =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final long since = System.nanoTime();
  private final long cpu = os.getProcessCpuTime();

  Pass stop(long events) {
    var seconds = (System.nanoTime() - since) / 1e9;
    return new Pass(events / seconds, (os.getProcessCpuTime() - cpu) / 1e3 / events, seconds);
  }
}
