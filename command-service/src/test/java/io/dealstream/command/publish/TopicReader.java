package io.dealstream.command.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads event topics from their beginning to their present end, committed records only. */
final class TopicReader {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private TopicReader() {}

  static List<Record> all(Destination destination) {
    try (var consumer = consumer(destination.bootstrapServers())) {
      var partitions = partitions(destination, consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = ends(destination.bootstrapServers(), partitions);
      var records = new ArrayList<Record>();
      var deadline = Instant.now().plus(PATIENCE);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        assertThat(Instant.now()).as("reading up to %s", ends).isBefore(deadline);
        consumer.poll(Duration.ofMillis(100)).forEach(r -> records.add(Record.of(r)));
      }
      records.sort(Comparator.comparingLong(Record::position));
      return records;
    }
  }

  /**
   * Ends that count what is not yet committed: a transaction that is done is so on one partition a
   * moment before it is on the next, and its writer does not wait for that.
   */
  private static Map<TopicPartition, Long> ends(
      String bootstrapServers, List<TopicPartition> partitions) {
    try (var consumer = consumer(bootstrapServers, "read_uncommitted")) {
      return consumer.endOffsets(partitions);
    }
  }

  static KafkaConsumer<String, byte[]> consumer(String bootstrapServers) {
    return consumer(bootstrapServers, "read_committed");
  }

  private static KafkaConsumer<String, byte[]> consumer(String bootstrapServers, String isolation) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            isolation,
            "enable.auto.commit",
            false,
            "fetch.max.wait.ms",
            20), // or a look at another place waits until the broker has answered the last one
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  static List<TopicPartition> partitions(
      Destination destination, KafkaConsumer<String, byte[]> consumer) {
    return destination.topics().values().stream()
        .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }
}
