package io.dealstream.metrics;

import io.dealstream.events.topic.Topics;
import io.dealstream.metrics.running.RunningStream;
import io.dealstream.metrics.running.StreamProperties;
import io.dealstream.metrics.running.StreamProperties.Kafka;
import io.dealstream.metrics.running.StreamProperties.Memory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The stream in a JVM of its own, which may be killed as only a process can be. It stops cleanly
 * where its standard input ends, and so with the test that started it.
 */
final class OneInstance {

  private static final int FAILED = 3;

  private OneInstance() {}

  public static void main(String[] arguments) throws IOException {
    var properties =
        new StreamProperties(
            new Kafka(arguments[0]),
            arguments[1],
            Path.of(arguments[2]),
            arguments[3],
            Topics.PARTITIONS,
            2,
            Integer.parseInt(arguments[4]),
            Memory.standard());
    var stream =
        new RunningStream(
            _ -> PipelineTopology.build((_, _) -> {}),
            properties,
            new SimpleMeterRegistry(),
            () -> Runtime.getRuntime().halt(FAILED));
    stream.start();
    while (System.in.read() >= 0) {
      // nothing is said, until it ends
    }
    stream.stop();
    System.exit(0);
  }
}
