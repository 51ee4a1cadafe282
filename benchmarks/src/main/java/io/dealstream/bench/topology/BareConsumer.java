package io.dealstream.bench.topology;

import io.dealstream.events.topic.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What can be had at all: reading, read committed, and nothing done with it. */
final class BareConsumer {

  private static final Duration POLL = Duration.ofMillis(100);

  private BareConsumer() {}

  /** Reads all there is of deals' events. */
  static Pass read(String servers, long events) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            servers,
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest");
    var topic = Topics.DEAL_EVENTS;
    var partitions = new HashSet<TopicPartition>();
    IntStream.range(0, topic.partitions())
        .forEach(number -> partitions.add(new TopicPartition(topic.name(), number)));
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      var pass = new Stopwatch();
      for (var read = 0L; read < events; ) {
        read += consumer.poll(POLL).count();
      }
      return pass.stop(events);
    }
  }
}
