package io.dealstream.command.automation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.EventJson;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.TopicSetup;
import io.dealstream.events.topic.Topics;
import io.dealstream.events.topic.TransactionalProducer;
import io.dealstream.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A topic of alerts of its own, and who raises them. */
final class AlertsOnKafka implements AutoCloseable {

  private final Topic<String, byte[]> topic =
      new Topic<>(
          "deal-alerts-" + UUID.randomUUID(),
          Topics.DEAL_ALERTS.retention(),
          Topics.DEAL_ALERTS.partitions(),
          Topics.DEAL_ALERTS.keys(),
          Topics.DEAL_ALERTS.values());
  private final Producer<String, byte[]> producer;
  private final Map<Integer, Long> ends = new ConcurrentHashMap<>();

  private AlertsOnKafka() throws InterruptedException {
    TopicSetup.ensure(TestServers.kafka(), List.of(topic));
    producer = TransactionalProducer.open(TestServers.kafka(), topic.name());
    producer.initTransactions();
  }

  static AlertsOnKafka open() throws InterruptedException {
    return new AlertsOnKafka();
  }

  AlertTopic topic() {
    return new AlertTopic(TestServers.kafka(), topic);
  }

  void tell(DealAlert... alerts) {
    tell(Stream.of(alerts).map(this::record).toList());
  }

  /** Whatever it is; null for what says that there is nothing. */
  void tell(String deal, @Nullable String value) {
    var bytes = value == null ? null : value.getBytes(UTF_8);
    tell(List.of(new ProducerRecord<>(topic.name(), deal, bytes)));
  }

  private void tell(List<ProducerRecord<String, byte[]>> records) {
    producer.beginTransaction();
    var sent = records.stream().map(producer::send).toList();
    producer.commitTransaction();
    sent.stream()
        .map(Future::resultNow)
        .forEach(told -> ends.merge(told.partition(), told.offset() + 1, Math::max));
  }

  void tellAndAbort(DealAlert alert) {
    producer.beginTransaction();
    producer.send(record(alert));
    producer.flush();
    producer.abortTransaction();
  }

  /**
   * @param next the offset of what is read next, by partition
   */
  boolean areRead(Map<Integer, Long> next) {
    return ends.entrySet().stream()
        .allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private ProducerRecord<String, byte[]> record(DealAlert alert) {
    return new ProducerRecord<>(
        topic.name(), alert.dealId(), EventJson.MAPPER.writeValueAsBytes(alert));
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
