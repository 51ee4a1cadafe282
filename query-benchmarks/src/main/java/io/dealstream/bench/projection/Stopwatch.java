package io.dealstream.bench.projection;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Time and CPU time from when it is made. */
final class Stopwatch {

  private static final double NANOS_A_MICRO = 1e3;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Connection connection;
  private final Map<Long, Duration> postgres;
  private final long jvm = system.getProcessCpuTime();
  private final long start = System.nanoTime();

  /**
   * @param connection through which PostgreSQL tells which processes it has
   */
  Stopwatch(Connection connection) throws SQLException {
    this.connection = connection;
    this.postgres = postgres();
  }

  Pass stop(double rows, double events) throws SQLException {
    var seconds = (System.nanoTime() - start) / 1e9;
    var cpu = (system.getProcessCpuTime() - jvm) / NANOS_A_MICRO;
    var spent = Duration.ZERO;
    var now = postgres();
    for (var process : now.entrySet()) {
      var before = postgres.getOrDefault(process.getKey(), Duration.ZERO);
      spent = spent.plus(process.getValue()).minus(before);
    }
    var micros = now.isEmpty() ? Double.NaN : spent.toNanos() / NANOS_A_MICRO;
    return new Pass(rows, events, seconds, cpu, micros);
  }

  /** Empty where its processes are not among those of this machine. */
  private Map<Long, Duration> postgres() throws SQLException {
    var spent = new HashMap<Long, Duration>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT pid FROM pg_stat_activity")) {
      while (row.next()) {
        var number = row.getLong(1);
        ProcessHandle.of(number)
            .map(ProcessHandle::info)
            .filter(info -> info.command().orElse("").endsWith("/postgres"))
            .flatMap(ProcessHandle.Info::totalCpuDuration)
            .ifPresent(cpu -> spent.put(number, cpu));
      }
    }
    return spent;
  }
}
