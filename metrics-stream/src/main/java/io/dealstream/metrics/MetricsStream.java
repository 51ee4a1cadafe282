package io.dealstream.metrics;

import io.dealstream.events.topic.Topics;
import io.dealstream.metrics.intake.Alarm;
import io.dealstream.metrics.running.BesideHealth;
import io.dealstream.metrics.running.DefinitionProperties;
import io.dealstream.metrics.running.FreshnessMeters;
import io.dealstream.metrics.running.RunningStream;
import io.dealstream.metrics.running.StreamHealth;
import io.dealstream.metrics.running.StreamProperties;
import io.dealstream.metrics.running.StreamsBeside;
import io.dealstream.metrics.tracing.TracedTopology;
import io.dealstream.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.function.IntFunction;
import org.apache.kafka.streams.Topology;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The service: runs {@link PipelineTopology} and says how it is. */
@SpringBootApplication
@EnableConfigurationProperties({StreamProperties.class, DefinitionProperties.class})
public class MetricsStream {

  public static void main(String[] args) {
    SpringApplication.run(MetricsStream.class, args);
  }

  @Bean
  Alarm alarm(MeterRegistry meters) {
    return (topic, reason) ->
        meters.counter("dealstream.dead.letters", "topic", topic, "reason", reason).increment();
  }

  @Bean
  RunningStream stream(
      StreamProperties properties, Alarm alarm, MeterRegistry meters, Tracing tracing) {
    var freshness = new FreshnessMeters(meters);
    return new RunningStream(
        partitions ->
            PipelineTopology.build(TracedTopology.builder(tracing), alarm, freshness, partitions),
        properties,
        meters,
        MetricsStream::endProcess);
  }

  @Bean
  StreamHealth streamHealthIndicator(RunningStream stream) {
    return new StreamHealth(stream);
  }

  /** Other definitions that are to be counted too, each by a stream of its own. */
  @Bean
  StreamsBeside otherDefinitions(DefinitionProperties definitions, StreamProperties properties) {
    var beside = new LinkedHashMap<String, IntFunction<Topology>>();
    for (var word : definitions.definitions()) {
      var metric = OtherDefinition.named(word);
      beside.put(
          Topics.groupBeside(properties.applicationId(), metric),
          partitions -> OtherDefinition.build(metric, partitions));
    }
    return new StreamsBeside(beside, properties);
  }

  @Bean
  BesideHealth definitionsHealthIndicator(StreamsBeside beside) {
    return new BesideHealth(beside);
  }

  /**
   * A stream that stopped by itself is started anew by whoever keeps the process alive. From a
   * thread of its own: the exit waits for the stream, whose thread this is called on.
   */
  private static void endProcess() {
    Thread.ofPlatform().name("exit").start(() -> System.exit(1));
  }
}
