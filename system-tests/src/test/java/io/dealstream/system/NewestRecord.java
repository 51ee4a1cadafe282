package io.dealstream.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.topic.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The newest record of a key, as it stands on its topic, for whoever would change it. */
record NewestRecord(LocalStack stack, Topic<String, ?> topic, String key) {

  /** Null where there is none. */
  String read() {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", stack.bootstrapServers(), "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(p -> new TopicPartition(topic.name(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      String newest = null;
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (key.equals(record.key())) {
            newest = record.value() == null ? null : new String(record.value(), UTF_8);
          }
        }
      }
      return newest;
    }
  }

  /**
   * Puts another in its place.
   *
   * @param value null for none
   */
  void write(String value) throws ExecutionException, InterruptedException {
    Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      var bytes = value == null ? null : value.getBytes(UTF_8);
      producer.send(new ProducerRecord<>(topic.name(), key, bytes)).get();
    }
  }
}
