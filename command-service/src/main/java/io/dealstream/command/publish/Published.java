package io.dealstream.command.publish;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** What Kafka says has been published, committed transactions only. */
final class Published implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int FIRST_LOOK = 64;

  private final Destination destination;
  private final Consumer<byte[], byte[]> consumer;

  Published(Destination destination) {
    this.destination = destination;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                destination.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                "default.api.timeout.ms",
                (int) PATIENCE.toMillis()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /**
   * The newest progress; null where nothing has ever been published. Looks at the end of the topic
   * first: it is compacted rarely, and a busy week leaves millions of records.
   */
  @Nullable Progress progress() {
    var topic = new TopicPartition(destination.progress().name(), 0);
    consumer.assign(List.of(topic));
    var begin = offset(consumer.beginningOffsets(Set.of(topic)), topic);
    var end = offset(consumer.endOffsets(Set.of(topic)), topic);
    for (long look = FIRST_LOOK; ; look *= FIRST_LOOK) {
      var from = Math.max(begin, end - look);
      var newest = newestBetween(topic, from, end);
      if (newest != null || from == begin) {
        return newest;
      }
    }
  }

  private @Nullable Progress newestBetween(TopicPartition topic, long from, long end) {
    consumer.seek(topic, from);
    Progress newest = null;
    var deadline = Instant.now().plus(PATIENCE);
    while (consumer.position(topic) < end) {
      for (var record : consumer.poll(POLL)) {
        newest = Progress.fromJson(record.value());
        deadline = Instant.now().plus(PATIENCE);
      }
      checkTime(deadline);
    }
    return newest;
  }

  /** Whether the event topics hold any event at all. */
  boolean hasEvents() {
    var partitions =
        destination.topics().values().stream()
            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
            .map(Published::partition)
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    var ends = consumer.endOffsets(partitions);
    var deadline = Instant.now().plus(PATIENCE);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < offset(ends, p))) {
      if (!consumer.poll(POLL).isEmpty()) {
        return true;
      }
      checkTime(deadline);
    }
    return false;
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }

  private static long offset(Map<TopicPartition, Long> offsets, TopicPartition of) {
    return requireNonNull(offsets.get(of), of::toString);
  }

  private static void checkTime(Instant deadline) {
    if (Instant.now().isAfter(deadline)) {
      throw new TimeoutException("the publisher's progress could not be read in time");
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
