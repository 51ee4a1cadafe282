package io.dealstream.command.publish;

import io.dealstream.events.topic.Topic;
import io.dealstream.testing.CommittedRecords;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads event topics, committed records only. */
final class TopicReader {

  private TopicReader() {}

  /** From their beginning to their present end, by position. */
  static List<Record> all(Destination destination) {
    return CommittedRecords.of(destination.bootstrapServers(), topics(destination)).stream()
        .map(Record::of)
        .sorted(Comparator.comparingLong(Record::position))
        .toList();
  }

  /** For one who follows what comes. */
  static KafkaConsumer<String, byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  static List<TopicPartition> partitions(
      Destination destination, KafkaConsumer<String, byte[]> consumer) {
    return topics(destination).stream()
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  static List<String> topics(Destination destination) {
    return destination.topics().values().stream().map(Topic::name).toList();
  }
}
