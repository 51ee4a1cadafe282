package io.dealstream.query.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.stereotype.Component;

/** Opens consumers as the intake needs them. */
@Component
class Consumers {

  private static final int BYTES_OF_A_PARTITION = 4 << 20;

  private final IntakeSettings settings;

  Consumers(IntakeSettings settings) {
    this.settings = settings;
  }

  /** One that shares the feed's partitions with those of the other instances. */
  Consumer<String, byte[]> open(Feed feed) {
    var properties = reading(settings.instanceId() + "-" + feed.word());
    properties.putAll(
        Map.of(
            ConsumerConfig.GROUP_ID_CONFIG,
            settings.group() + "-" + feed.word(),
            ConsumerConfig.GROUP_PROTOCOL_CONFIG,
            "classic",
            // A restart within the session takes its partitions back, and nobody else is disturbed.
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            settings.instanceId(),
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            6_000,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            2_000));
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** One that is of no group, and takes the partitions it is told. */
  Consumer<String, byte[]> openAlone(Feed feed) {
    var properties = reading(settings.instanceId() + "-" + feed.word() + "-beside");
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** All there are of a feed's topics. */
  static Set<TopicPartition> partitions(Consumer<String, byte[]> consumer, Feed feed) {
    return feed.topicNames().stream()
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(p -> new TopicPartition(p.topic(), p.partition()))
        .collect(Collectors.toSet());
  }

  private Map<String, Object> reading(String clientId) {
    return new HashMap<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            settings.kafka().bootstrapServers(),
            ConsumerConfig.CLIENT_ID_CONFIG,
            clientId,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            // Offsets are PostgreSQL's alone. One that the topic does not have means that the topic
            // is not the one that was read: to begin anew by itself would be to count twice.
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            settings.recordsAtOnce(),
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            BYTES_OF_A_PARTITION));
  }
}
