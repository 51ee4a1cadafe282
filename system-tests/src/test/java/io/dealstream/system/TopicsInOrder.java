package io.dealstream.system;

import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.audit.Envelope;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import io.dealstream.testing.CommittedRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * All event topics as one sequence by position, read as they are merged: however much there is,
 * little of it is in memory.
 */
final class TopicsInOrder {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** An event as it stands on its topic. */
  record Seen(Envelope envelope, byte[] value) {

    long position() {
      return envelope.position();
    }
  }

  private TopicsInOrder() {}

  /** Up to where the topics end now. */
  static void read(String bootstrapServers, Consumer<Seen> eye) {
    var parts = new ArrayList<Part>();
    try {
      for (var partition : partitions(bootstrapServers)) {
        parts.add(new Part(bootstrapServers, partition));
      }
      merge(parts, eye);
    } finally {
      parts.forEach(Part::close);
    }
  }

  private static void merge(List<Part> parts, Consumer<Seen> eye) {
    var next = new PriorityQueue<Part>(comparingLong(part -> part.head().position()));
    parts.stream().filter(Part::hasMore).forEach(next::add);
    while (!next.isEmpty()) {
      var first = next.remove();
      eye.accept(first.take());
      if (first.hasMore()) {
        next.add(first);
      }
    }
  }

  private static List<TopicPartition> partitions(String bootstrapServers) {
    try (var consumer = consumer(bootstrapServers)) {
      return Topics.EVENT_TOPICS.stream()
          .map(Topic::name)
          .flatMap(topic -> consumer.partitionsFor(topic).stream())
          .map(p -> new TopicPartition(p.topic(), p.partition()))
          .toList();
    }
  }

  private static KafkaConsumer<String, byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "fetch.max.bytes",
            1 << 20,
            "max.poll.records",
            1_000),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  /** One partition, from its start to its present end. */
  private static final class Part implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private final Queue<Seen> read = new ArrayDeque<>();

    Part(String bootstrapServers, TopicPartition partition) {
      this.partition = partition;
      consumer = consumer(bootstrapServers);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      end = CommittedRecords.ends(bootstrapServers, List.of(partition)).get(partition);
    }

    boolean hasMore() {
      var deadline = Instant.now().plus(PATIENCE);
      while (read.isEmpty() && consumer.position(partition) < end) {
        assertThat(Instant.now()).as("reading %s up to %d", partition, end).isBefore(deadline);
        for (var record : consumer.poll(Duration.ofMillis(500))) {
          read.add(new Seen(Envelope.readFrom(record.headers()), record.value()));
        }
      }
      return !read.isEmpty();
    }

    Seen head() {
      return read.element();
    }

    Seen take() {
      return read.remove();
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
