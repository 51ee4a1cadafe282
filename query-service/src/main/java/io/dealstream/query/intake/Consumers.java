package io.dealstream.query.intake;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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

  Consumer<String, byte[]> open(Feed feed) {
    return new KafkaConsumer<>(
        Map.ofEntries(
            Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().bootstrapServers()),
            Map.entry(ConsumerConfig.GROUP_ID_CONFIG, settings.group() + "-" + feed.word()),
            Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, clientId(feed)),
            Map.entry(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic"),
            // A restart within the session takes its partitions back, and nobody else is disturbed.
            Map.entry(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instanceId()),
            Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000),
            Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000),
            Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
            // Offsets are PostgreSQL's alone. One that the topic does not have means that the topic
            // is not the one that was read: to begin anew by itself would be to count twice.
            Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
            Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
            Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
            Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.recordsAtOnce()),
            Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BYTES_OF_A_PARTITION)),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private String clientId(Feed feed) {
    return settings.instanceId() + "-" + feed.word();
  }
}
