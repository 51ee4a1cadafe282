package io.dealstream.local.audit;

import io.dealstream.events.EventJson;
import io.dealstream.events.audit.Checkpoint;
import io.dealstream.events.topic.Topics;
import io.dealstream.local.audit.Auditor.Difference;
import io.dealstream.local.terminal.Refusal;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads the topics, and has them audited. */
final class AuditCheck {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * @param difference the first one; null where there is none
   * @param events that are as they were published
   * @param checkpoints that were found to be right
   * @param vouched the last position they vouch for
   */
  record Result(@Nullable Difference difference, long events, long checkpoints, long vouched) {}

  private final String kafka;
  private final List<PublicKey> keys;

  AuditCheck(String kafka, List<PublicKey> keys) {
    this.kafka = kafka;
    this.keys = keys;
  }

  /**
   * Checkpoints come first: whatever they vouch for was published before them, and must be found.
   * What came after the last of them is looked at as far as it is there without a hole.
   *
   * @param progress told how many events were seen
   * @throws Refusal where nothing can be said
   */
  Result run(LongConsumer progress) {
    try {
      var checkpoints = checkpoints();
      var unsigned = Auditor.unsigned(checkpoints, keys);
      if (unsigned != null) {
        return new Result(unsigned, 0, 0, 0);
      }
      if (checkpoints.isEmpty()) {
        throw new Refusal("nobody has vouched for anything: the topic of checkpoints is empty");
      }
      return follow(Auditor.of(checkpoints), progress);
    } catch (KafkaException failed) {
      throw new Refusal("Kafka at " + kafka + ": " + failed.getMessage(), failed);
    }
  }

  private Result follow(Auditor auditor, LongConsumer progress) {
    try (var consumer = consumer("read_committed")) {
      var partitions =
          Topics.EVENT_TOPICS.stream()
              .flatMap(t -> partitions(consumer, t.name()).stream())
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var events = new EventsInOrder(consumer, ends(partitions));
      for (var record = events.next(); record != null; record = events.next()) {
        var vouchedFor = auditor.expectsMore();
        var difference = auditor.see(record);
        if (difference != null) {
          // While events are published, some partitions end a moment before others.
          return result(auditor, difference.hole() && !vouchedFor ? null : difference);
        }
        progress.accept(auditor.position());
      }
      return result(auditor, auditor.end());
    }
  }

  private static Result result(Auditor auditor, @Nullable Difference difference) {
    return new Result(difference, auditor.position(), auditor.held(), auditor.vouched());
  }

  private List<Checkpoint> checkpoints() {
    try (var consumer = consumer("read_committed")) {
      var partitions = partitions(consumer, Topics.CHECKPOINTS.name());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var found = new ArrayList<Checkpoint>();
      var deadline = System.nanoTime() + PATIENCE.toNanos();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (var record : consumer.poll(POLL)) {
          found.add(read(record.offset(), record.value()));
        }
        if (System.nanoTime() > deadline) {
          throw new Refusal("Kafka at " + kafka + " gives no more checkpoints");
        }
      }
      return found;
    }
  }

  private static Checkpoint read(long offset, byte @Nullable [] value) {
    try {
      if (value != null) {
        return EventJson.MAPPER.readValue(value, Checkpoint.class);
      }
    } catch (JacksonException noCheckpoint) {
      throw new Refusal("record " + offset + " of the checkpoints is none", noCheckpoint);
    }
    throw new Refusal("record " + offset + " of the checkpoints is empty");
  }

  private List<TopicPartition> partitions(Consumer<String, byte[]> consumer, String topic) {
    var known = consumer.partitionsFor(topic);
    if (known == null || known.isEmpty()) {
      throw new Refusal("there is no topic " + topic + " on Kafka at " + kafka);
    }
    return known.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
  }

  /**
   * Counts what is not yet committed: markers come a moment later on one partition than another.
   */
  private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
    try (var other = consumer("read_uncommitted")) {
      return other.endOffsets(partitions);
    }
  }

  private Consumer<String, byte[]> consumer(String isolation) {
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
}
