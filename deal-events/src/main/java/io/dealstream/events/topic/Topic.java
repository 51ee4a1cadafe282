package io.dealstream.events.topic;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic, with the types of its keys and values.
 *
 * @param partitions it is created with, and has for as long as it lives: a key must stay where it
 *     is. A metric's topic may have been created with fewer.
 */
public record Topic<K, V>(
    String name, Retention retention, int partitions, Serde<K> keys, Serde<V> values) {

  /**
   * In bytes, of a record and of a request. More than the one MiB a command may have, so that
   * whatever was decided can be published.
   */
  public static final int LARGEST_RECORD = 2 * 1024 * 1024;

  /** How long a record stays. */
  public enum Retention {
    /**
     * For ever, whatever its timestamp: history is imported with the time it is recorded, and
     * audited for years.
     */
    FOR_EVER(
        Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "-1",
            "retention.bytes", "-1",
            "max.message.bytes", Integer.toString(LARGEST_RECORD))),
    /** The newest value of each key. */
    NEWEST(Map.of("cleanup.policy", "compact")),
    /**
     * The newest value of each key, and no older one for much longer than an hour: within that time
     * a segment is closed and becomes due for compaction. A segment is only closed when something
     * follows, so whoever replaces a value sends its successor once more after that time. What says
     * that a key is gone stays: it must reach a reader however long that one was away.
     */
    ERASABLE(
        Map.of(
            "cleanup.policy", "compact",
            "segment.ms", Long.toString(Duration.ofHours(1).toMillis()),
            "max.compaction.lag.ms", Long.toString(Duration.ofHours(1).toMillis()),
            "delete.retention.ms", Long.toString(Duration.ofDays(36_500).toMillis()),
            "max.message.bytes", Integer.toString(LARGEST_RECORD)));

    private final Map<String, String> configs;

    Retention(Map<String, String> configs) {
      this.configs = configs;
    }
  }

  /** What an admin client creates it from; replicas as the broker's default has it. */
  public NewTopic toCreate() {
    return new NewTopic(name, java.util.Optional.of(partitions), java.util.Optional.empty())
        .configs(retention.configs);
  }

  /** The same topic in another number of partitions. */
  public Topic<K, V> in(int number) {
    return new Topic<>(name, retention, number, keys, values);
  }

  /** Where records of this topic go that could not be processed. */
  public Topic<byte[], byte[]> deadLetters() {
    var bytes = org.apache.kafka.common.serialization.Serdes.ByteArray();
    return new Topic<>(name + ".dlq", Retention.FOR_EVER, 1, bytes, bytes);
  }
}
