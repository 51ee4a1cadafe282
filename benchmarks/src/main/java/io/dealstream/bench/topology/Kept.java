package io.dealstream.bench.topology;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a store has in the end: the newest of each key on its changelog, which is what a compacted
 * one comes down to, and what a restore cannot do without.
 *
 * @param bytes of keys and values
 */
record Kept(long keys, long bytes) {

  private static final Duration POLL = Duration.ofMillis(200);

  static Kept of(String servers, String changelog) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            servers,
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest");
    var newest = new HashMap<ByteBuffer, Integer>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(changelog).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(p -> consumer.position(p) < requireNonNull(ends.get(p)))) {
        for (var record : consumer.poll(POLL)) {
          var key = ByteBuffer.wrap(record.key());
          if (record.value() == null) {
            newest.remove(key);
          } else {
            newest.put(key, record.key().length + record.value().length);
          }
        }
      }
    }
    return new Kept(newest.size(), newest.values().stream().mapToLong(Integer::longValue).sum());
  }
}
