package io.dealstream.command.vault;

import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.TopicSetup;
import io.dealstream.events.topic.TransactionalProducer;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The topic of a vault, for one who sends. Opening it shuts out whoever opened it before: what that
 * one read before a thing was erased can no longer come after it.
 */
public final class VaultTopic implements AutoCloseable {

  private final Producer<String, byte[]> producer;
  private final String name;

  private VaultTopic(Producer<String, byte[]> producer, String name) {
    this.producer = producer;
    this.name = name;
  }

  public static VaultTopic open(String bootstrapServers, Topic<String, byte[]> topic) {
    ensure(bootstrapServers, topic);
    var producer = TransactionalProducer.open(bootstrapServers, "dealstream-" + topic.name());
    try {
      producer.initTransactions();
      return new VaultTopic(producer, topic.name());
    } catch (RuntimeException failed) {
      producer.close(Duration.ZERO);
      throw failed;
    }
  }

  private static void ensure(String bootstrapServers, Topic<String, byte[]> topic) {
    try {
      TopicSetup.ensure(bootstrapServers, List.of(topic));
    } catch (InterruptedException stopped) {
      throw new InterruptException(stopped);
    }
  }

  /**
   * @throws RuntimeException where it is not known whether they were sent: close this one
   */
  public void send(List<Due> things) {
    producer.beginTransaction();
    for (var due : things) {
      producer.send(new ProducerRecord<>(name, due.key(), due.value()));
    }
    producer.commitTransaction();
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
