package io.dealstream.bench.topology;

import io.dealstream.events.metric.StageEntries;
import io.dealstream.events.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the figures as anybody would: how many entries into stages they have by now. */
final class EnteredSoFar implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);
  private static final String OF_ALL = "|all|all|";

  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<String, Long> entered = new HashMap<>();

  /** From here on: what another pass has left on the topic is not looked at. */
  EnteredSoFar(String servers) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    var partitions = new HashSet<TopicPartition>();
    IntStream.range(0, Topics.STAGE_ENTRIES.partitions())
        .forEach(number -> partitions.add(new TopicPartition(Topics.STAGE_ENTRIES.name(), number)));
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** Over all stages, of all deals and of all time. */
  long read() {
    for (var record : consumer.poll(POLL)) {
      if (record.value() != null && record.key().contains(OF_ALL)) {
        entered.put(record.key(), entered(record.topic(), record.value()));
      }
    }
    return entered.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long entered(String topic, byte[] value) {
    StageEntries item =
        Topics.STAGE_ENTRIES.values().deserializer().deserialize(topic, value).item();
    return item.entered();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
