package io.dealstream.metrics.running;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Streams that count beside the one that always runs. One of them that stops by itself stays
 * stopped until the next start, and leaves the others alone.
 */
public final class StreamsBeside implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsBeside.class);

  private final Map<String, RunningStream> streams = new LinkedHashMap<>();
  private volatile boolean running;

  /**
   * @param topologies in so many partitions, by the application ids under which they run
   */
  public StreamsBeside(Map<String, IntFunction<Topology>> topologies, StreamProperties properties) {
    topologies.forEach(
        (applicationId, topology) ->
            streams.put(applicationId, stream(applicationId, topology, properties)));
  }

  /** Its meters would go by the names of the first one's: how far it is, its group's lag says. */
  private static RunningStream stream(
      String applicationId, IntFunction<Topology> topology, StreamProperties properties) {
    return new RunningStream(
        topology,
        properties.beside(applicationId),
        new SimpleMeterRegistry(),
        () -> LOG.error("{} has stopped, and is started again with the service", applicationId));
  }

  @Override
  public void start() {
    streams.values().forEach(RunningStream::start);
    running = true;
  }

  @Override
  public void stop() {
    streams.values().forEach(RunningStream::stop);
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** By application id. */
  Map<String, State> states() {
    var states = new LinkedHashMap<String, State>();
    streams.forEach((applicationId, stream) -> states.put(applicationId, stream.state()));
    return states;
  }
}
