package io.dealstream.testing;

import io.dealstream.events.EventJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is committed on topics, from their beginning to where they end now. */
public final class CommittedRecords {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration POLL = Duration.ofMillis(100);

  private CommittedRecords() {}

  /**
   * Of each partition in order; one partition's may stand among another's.
   *
   * @throws AssertionError where a topic gives no more though more must be there
   */
  public static List<ConsumerRecord<String, byte[]>> of(
      String bootstrapServers, Collection<String> topics) {
    try (var consumer = consumer(bootstrapServers, "read_committed")) {
      var partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = ends(bootstrapServers, partitions);
      var records = new ArrayList<ConsumerRecord<String, byte[]>>();
      var deadline = System.nanoTime() + PATIENCE.toNanos();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("could not be read up to " + ends);
        }
        consumer.poll(POLL).forEach(records::add);
      }
      return records;
    }
  }

  /** What the records of a topic hold, by their key, in order; empty where one erases. */
  public static <T> Map<String, List<Optional<T>>> byKey(
      String bootstrapServers, String topic, Class<T> type) {
    var byKey = new HashMap<String, List<Optional<T>>>();
    for (var record : of(bootstrapServers, List.of(topic))) {
      byKey
          .computeIfAbsent(record.key(), _ -> new ArrayList<>())
          .add(
              Optional.ofNullable(record.value())
                  .map(value -> EventJson.MAPPER.readValue(value, type)));
    }
    return byKey;
  }

  /**
   * Ends that count what is not yet committed: a transaction that is done is so on one partition a
   * moment before it is on the next, and its writer does not wait for that.
   */
  public static Map<TopicPartition, Long> ends(
      String bootstrapServers, List<TopicPartition> partitions) {
    try (var consumer = consumer(bootstrapServers, "read_uncommitted")) {
      return consumer.endOffsets(partitions);
    }
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
}
