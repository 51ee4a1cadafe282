package io.dealstream.metrics.running;

import io.dealstream.events.topic.TopicSetup;
import io.dealstream.events.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntFunction;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The topology, started and stopped with the service. It never goes on after an error. */
public final class RunningStream implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RunningStream.class);
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** A look goes through thousands of them, and takes a processor for a second. */
  private static final Duration NEW_METERS_EVERY = Duration.ofMinutes(5);

  /** What goes from stage 1 to stage 2, as the topology names it. */
  private static final String ADDITIONS = "additions";

  private final IntFunction<Topology> topology;
  private final StreamProperties properties;
  private final MeterRegistry meters;
  private final Runnable onFailure;
  private final Restoration restoration;
  private volatile @Nullable KafkaStreams streams;
  private @Nullable KafkaStreamsMetrics streamMeters;
  private @Nullable ScheduledExecutorService meterLooks;
  private @Nullable StreamLag lag;

  /**
   * @param topology with figures folded in so many partitions
   * @param onFailure called once when the stream has stopped by itself
   */
  public RunningStream(
      IntFunction<Topology> topology,
      StreamProperties properties,
      MeterRegistry meters,
      Runnable onFailure) {
    this.topology = topology;
    this.properties = properties;
    this.meters = meters;
    this.onFailure = onFailure;
    this.restoration =
        new Restoration(
            StoreNames.subtopologies(topology.apply(properties.partitions())),
            meters,
            System::nanoTime,
            LOG::info);
  }

  @Override
  public void start() {
    var partitions = prepareTopics();
    var starting = new KafkaStreams(topology.apply(partitions), StreamSettings.of(properties));
    starting.setUncaughtExceptionHandler(
        failure -> {
          LOG.error("the stream stops: what failed was not committed", failure);
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    starting.setStateListener(
        (now, before) -> {
          LOG.info("the stream is {} now, after {}", now, before);
          if (now == State.ERROR) {
            onFailure.run();
          }
        });
    starting.setGlobalStateRestoreListener(restoration);
    var looks =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stream-meters").factory());
    var shown = new KafkaStreamsMetrics(starting, List.of(), looks, NEW_METERS_EVERY);
    shown.bindTo(meters);
    streamMeters = shown;
    meterLooks = looks;
    lag = new StreamLag(starting, lagging(), meters);
    streams = starting;
    starting.start();
  }

  private Map<String, String> lagging() {
    return Map.of(
        Topics.DEAL_EVENTS.name(),
        Topics.DEAL_EVENTS.name(),
        Topics.PIPELINE_EVENTS.name(),
        Topics.PIPELINE_EVENTS.name(),
        ADDITIONS,
        additions());
  }

  private String additions() {
    return properties.applicationId() + "-" + ADDITIONS + "-repartition";
  }

  /** In how many partitions figures are folded. */
  private int prepareTopics() {
    var servers = properties.kafka().bootstrapServers();
    try {
      TopicSetup.ensure(servers, Topics.all(properties.partitions()));
      return TopicSetup.partitions(servers, additions()).orElse(properties.partitions());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the topics were looked at", stopped);
    }
  }

  @Override
  public void stop() {
    var running = streams;
    if (running != null && !running.close(PATIENCE)) {
      LOG.warn("the stream did not stop in time; the next start settles what it left");
    }
    streams = null;
    if (streamMeters != null) {
      streamMeters.close();
    }
    if (meterLooks != null) {
      meterLooks.shutdownNow();
    }
    if (lag != null) {
      lag.close();
    }
  }

  /** Whether events become figures, with every store filled; how far behind, the lag says. */
  public boolean ready() {
    return state() == State.RUNNING && !restoration.goesOn();
  }

  RestoreProgress restoring() {
    return restoration.progress();
  }

  State state() {
    var running = streams;
    return running == null ? State.NOT_RUNNING : running.state();
  }

  @Override
  public boolean isRunning() {
    return streams != null;
  }
}
