package io.dealstream.metrics;

import io.dealstream.metrics.figures.Freshness;
import io.dealstream.metrics.intake.Alarm;
import io.dealstream.metrics.running.RunningStream;
import io.dealstream.metrics.running.StreamProperties;
import io.dealstream.metrics.running.StreamProperties.Memory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;

/** The stream as the service runs it, without the service around it. */
final class RunningUnderTest {

  private static final Alarm NO_ALARM = (_, _) -> {};
  private static final Freshness NOT_TIMED = (_, _, _) -> {};

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
        _ -> topology,
        StreamProperties.of(kafka, applicationId, stateDir, applicationId + "-1", 2),
        meters,
        failures::incrementAndGet);
  }

  /**
   * @param partitions for figures, where there are none yet
   */
  static RunningStream in(
      int partitions, String applicationId, Path stateDir, AtomicInteger failures) {
    var kafka = new StreamProperties.Kafka(BrokerUnderTest.SERVERS);
    return new RunningStream(
        number -> PipelineTopology.build(new StreamsBuilder(), NO_ALARM, NOT_TIMED, number),
        new StreamProperties(
            kafka, applicationId, stateDir, "1", partitions, 2, 0, Memory.standard()),
        new SimpleMeterRegistry(),
        failures::incrementAndGet);
  }
}
