package io.dealstream.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.topic.Topic;
import io.dealstream.testing.CommittedRecords;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The newest record of a key, as it stands on its topic, for whoever would change it. */
record NewestRecord(LocalStack stack, Topic<String, ?> topic, String key) {

  /** Null where there is none. */
  String read() {
    String newest = null;
    for (var record : CommittedRecords.of(stack.bootstrapServers(), List.of(topic.name()))) {
      if (key.equals(record.key())) {
        newest = record.value() == null ? null : new String(record.value(), UTF_8);
      }
    }
    return newest;
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
