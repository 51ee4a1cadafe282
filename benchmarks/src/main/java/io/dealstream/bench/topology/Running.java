package io.dealstream.bench.topology;

import io.dealstream.metrics.running.RunningStream;
import io.dealstream.metrics.running.StreamProperties;
import io.dealstream.metrics.running.StreamProperties.Kafka;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.Topology;

/** A topology as the service runs it: with the same settings, and its stores on this disk. */
final class Running implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LOOKS = Duration.ofMillis(5);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RunningStream stream;
  private volatile boolean failed;

  Running(Topology topology, String servers, String applicationId, Path folder, int threads) {
    stream =
        new RunningStream(
            _ -> topology,
            StreamProperties.of(new Kafka(servers), applicationId, folder, "1", threads),
            meters,
            () -> failed = true);
  }

  /** Returns once all its stores are filled. */
  void start() {
    stream.start();
    await(stream::ready);
  }

  void await(BooleanSupplier condition) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (failed || System.nanoTime() > end) {
        throw new IllegalStateException(
            failed ? "the stream has failed" : "nothing came of it in " + PATIENCE);
      }
      LockSupport.parkNanos(LOOKS.toNanos());
    }
  }

  double restored() {
    return meters.find("dealstream.metrics.restored.records").counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  @Override
  public void close() {
    stream.stop();
  }

  static void wipe(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var all = Files.walk(folder)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
