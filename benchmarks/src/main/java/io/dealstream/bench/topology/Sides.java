package io.dealstream.bench.topology;

import io.dealstream.events.topic.Topics;
import io.dealstream.metrics.PipelineTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.jspecify.annotations.Nullable;

/** What is measured beside each other; each reads all events from the first on. */
final class Sides {

  /**
   * A pass through the whole topology.
   *
   * @param written by topic, from its start to its end
   */
  record Whole(String applicationId, Path folder, int threads, Map<String, Offsets.Size> written) {}

  private final String servers;
  private final Admin admin;
  private final Path folder;
  private final long events;
  private final long entered;
  private final Duration rest;
  private @Nullable Whole newest;

  /**
   * @param entered how many entries into stages the events have
   * @param rest nothing was written for so long: all is at rest
   */
  Sides(String servers, Admin admin, Path folder, long events, long entered, Duration rest) {
    this.servers = servers;
    this.admin = admin;
    this.folder = folder;
    this.events = events;
    this.entered = entered;
    this.rest = rest;
  }

  Pass consumer() {
    return BareConsumer.read(servers, events);
  }

  /** Done when its group has committed the end of what there is. */
  Pass passedOn(int threads, int round) throws ExecutionException, InterruptedException {
    var name = "passed-on-%d-%d".formatted(threads, round);
    admin
        .createTopics(List.of(new NewTopic(name, Topics.DEAL_EVENTS.partitions(), (short) 1)))
        .all()
        .get();
    try (var running = running(passingOn(name), name, threads)) {
      running.start();
      var pass = new Stopwatch();
      running.await(() -> committed(name) >= events);
      return pass.stop(events);
    }
  }

  private static Topology passingOn(String to) {
    var builder = new StreamsBuilder();
    builder.stream(Topics.DEAL_EVENTS.name(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .mapValues(value -> value)
        .to(to, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
    return builder.build();
  }

  /**
   * Done when the figures of all deals have every entry into a stage.
   *
   * @param untilAtRest whether to wait for all that is still sent after that
   */
  Pass whole(int threads, int round, boolean untilAtRest)
      throws ExecutionException, InterruptedException {
    var name = "whole-%d-%d".formatted(threads, round);
    var before = new Offsets(admin).sizes();
    Pass pass;
    try (var figures = new EnteredSoFar(servers);
        var running = running(PipelineTopology.build((_, _) -> {}), name, threads)) {
      running.start();
      var watch = new Stopwatch();
      running.await(() -> figures.read() >= entered);
      pass = watch.stop(events);
      if (untilAtRest) {
        running.await(new AtRest(new Offsets(admin), rest));
      }
    }
    var written = new Offsets(admin).sizes();
    before.forEach((topic, size) -> written.computeIfPresent(topic, (_, now) -> now.less(size)));
    written.keySet().removeIf(topic -> !topic.startsWith(name) && !topic.startsWith("metrics."));
    newest = new Whole(name, folder.resolve(name), threads, written);
    return pass;
  }

  Whole newest() {
    return Objects.requireNonNull(newest, "nothing was measured");
  }

  private Running running(Topology topology, String name, int threads) {
    return new Running(topology, servers, name, folder.resolve(name), threads);
  }

  private long committed(String group) {
    try {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(p -> isOfDeals(p.getKey()) && p.getValue() != null)
          .mapToLong(p -> p.getValue().offset())
          .sum();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it was measured", stopped);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("how far " + group + " is cannot be read", failed);
    }
  }

  private static boolean isOfDeals(TopicPartition partition) {
    return partition.topic().equals(Topics.DEAL_EVENTS.name());
  }
}
