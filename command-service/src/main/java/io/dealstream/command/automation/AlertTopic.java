package io.dealstream.command.automation;

import io.dealstream.events.EventJson;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The topic of alerts, for one who reads all of its partitions. A connection is made when it is
 * first read. Where Kafka is away there is nothing to read, and nobody waits for it.
 */
final class AlertTopic implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AlertTopic.class);
  private static final Duration PATIENCE = Duration.ofMillis(100);
  private static final int AT_ONCE = 500;

  private final String bootstrapServers;
  private final Topic<String, byte[]> topic;
  private final Map<Integer, Long> position = new HashMap<>();
  private @Nullable Consumer<String, byte[]> open;

  AlertTopic(String bootstrapServers, Topic<String, byte[]> topic) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
  }

  /**
   * @param alert null for one that cannot be read: it is passed over, and logged
   */
  record Entry(int partition, long offset, @Nullable DealAlert alert) {}

  /**
   * @param next the offset to go on from in each partition; its beginning where there is none
   * @return what is there, each partition's in its order; empty where nothing came in time
   */
  List<Entry> from(Map<Integer, Long> next) {
    var consumer = consumer();
    try {
      partitions().forEach(p -> goTo(consumer, p, next.getOrDefault(p, 0L)));
      var records = new ArrayList<Entry>();
      for (var record : consumer.poll(PATIENCE)) {
        records.add(read(record));
        position.put(record.partition(), record.offset() + 1);
      }
      return records;
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  private void goTo(Consumer<String, byte[]> consumer, int partition, long offset) {
    var before = position.put(partition, offset);
    if (before == null || before != offset) {
      consumer.seek(new TopicPartition(topic.name(), partition), offset);
    }
  }

  private Entry read(ConsumerRecord<String, byte[]> record) {
    var alert = alert(record);
    if (alert == null) {
      LOG.error(
          "{}-{}@{} is no alert and is passed over",
          record.topic(),
          record.partition(),
          record.offset());
    }
    return new Entry(record.partition(), record.offset(), alert);
  }

  private static @Nullable DealAlert alert(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return null;
    }
    try {
      var alert = EventJson.MAPPER.readValue(record.value(), DealAlert.class);
      return alert != null && isWhole(alert) ? alert : null;
    } catch (JacksonException unreadable) {
      LOG.debug("{}", unreadable.toString());
      return null;
    }
  }

  private static boolean isWhole(DealAlert alert) {
    return Stream.of(
            alert.alertId(),
            alert.kind(),
            alert.state(),
            alert.dealId(),
            alert.pipelineId(),
            alert.occurredAt())
        .allMatch(Objects::nonNull);
  }

  private List<Integer> partitions() {
    return IntStream.range(0, topic.partitions()).boxed().toList();
  }

  private Consumer<String, byte[]> consumer() {
    var present = open;
    if (present == null) {
      present =
          new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer());
      present.assign(partitions().stream().map(p -> new TopicPartition(topic.name(), p)).toList());
      open = present;
    }
    return present;
  }

  /**
   * Where the topic is another one than was read, it is read anew: nothing is done twice for it.
   */
  private Map<String, Object> settings() {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        "read_committed",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest",
        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
        false,
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
        AT_ONCE);
  }

  @Override
  public void close() {
    var present = open;
    open = null;
    position.clear();
    if (present != null) {
      present.close(CloseOptions.timeout(Duration.ZERO));
    }
  }
}
