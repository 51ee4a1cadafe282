package io.dealstream.local.verify.topics;

import io.dealstream.local.terminal.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads topics from their beginning, what is committed alone, without being a member of any group:
 * looking leaves no trace. Goes on where it was when it is asked again.
 */
public final class TopicReader implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);

  private final String kafka;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;

  public TopicReader(String kafka, List<String> topics) {
    this.kafka = kafka;
    this.consumer = consumer(kafka, "read_committed");
    try {
      this.partitions = topics.stream().flatMap(t -> partitionsOf(t).stream()).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
    } catch (TimeoutException silence) {
      consumer.close();
      throw new Refusal("Kafka at " + kafka + " does not answer", silence);
    }
  }

  private List<TopicPartition> partitionsOf(String topic) {
    var known = consumer.partitionsFor(topic);
    if (known == null || known.isEmpty()) {
      throw new Refusal("there is no topic " + topic + " on Kafka at " + kafka);
    }
    return known.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
  }

  /**
   * Where each partition ends now. Counts what is not yet committed: a transaction that is done is
   * so on one partition a moment before it is on the next, and its writer does not wait for that.
   */
  public Map<TopicPartition, Long> ends() {
    try (var other = consumer(kafka, "read_uncommitted")) {
      return other.endOffsets(partitions);
    }
  }

  public Map<TopicPartition, Long> beginnings() {
    return consumer.beginningOffsets(partitions);
  }

  /** How far each partition has been read. */
  public Map<TopicPartition, Long> next() {
    var next = new HashMap<TopicPartition, Long>();
    partitions.forEach(p -> next.put(p, consumer.position(p)));
    return next;
  }

  /** Goes on reading from another offset. */
  public void seek(TopicPartition partition, long offset) {
    consumer.seek(partition, offset);
  }

  /**
   * Returns once every partition has been read so far; some may then have been read farther.
   *
   * @throws Refusal where nothing comes though more must be there
   */
  public void readTo(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<String, byte[]>> eye) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var before = next();
    while (!reached(ends, before)) {
      consumer.poll(POLL).forEach(eye);
      var now = next();
      if (!now.equals(before)) {
        deadline = System.nanoTime() + PATIENCE.toNanos();
        before = now;
      } else if (System.nanoTime() > deadline) {
        throw new Refusal("Kafka at " + kafka + " gives no more of " + late(ends, now));
      }
    }
  }

  private static boolean reached(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> next) {
    return ends.entrySet().stream()
        .allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private static List<TopicPartition> late(
      Map<TopicPartition, Long> ends, Map<TopicPartition, Long> next) {
    return ends.keySet().stream()
        .filter(p -> next.getOrDefault(p, 0L) < Objects.requireNonNull(ends.get(p)))
        .toList();
  }

  private static KafkaConsumer<String, byte[]> consumer(String kafka, String isolation) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", kafka,
            "isolation.level", isolation,
            "enable.auto.commit", "false",
            "allow.auto.create.topics", "false",
            "auto.offset.reset", "earliest",
            "max.poll.records", "5000",
            "default.api.timeout.ms", "10000"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
