package io.dealstream.metrics;

import io.dealstream.metrics.running.RunningStream;
import io.dealstream.metrics.running.StreamProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.Topology;

/** The stream as the service runs it, without the service around it. */
final class RunningUnderTest {

  private RunningUnderTest() {}

  static RunningStream of(String applicationId, Path stateDir, AtomicInteger failures) {
    return of(PipelineTopology.build((_, _) -> {}), applicationId, stateDir, failures);
  }

  static RunningStream of(
      Topology topology, String applicationId, Path stateDir, AtomicInteger failures) {
    return of(topology, applicationId, stateDir, failures, new SimpleMeterRegistry());
  }

  static RunningStream of(
      Topology topology,
      String applicationId,
      Path stateDir,
      AtomicInteger failures,
      MeterRegistry meters) {
    var kafka = new StreamProperties.Kafka(BrokerUnderTest.SERVERS);
    return new RunningStream(
        topology,
        StreamProperties.of(kafka, applicationId, stateDir, applicationId + "-1", 2),
        meters,
        failures::incrementAndGet);
  }
}
