package io.dealstream.command.contact;

import io.dealstream.command.contact.ContactOutbox.Due;
import io.dealstream.events.EventJson;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.TopicSetup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The topic of contacts, for one who sends. Opening it shuts out whoever opened it before: what
 * that one read before a contact was erased can no longer come after it.
 */
final class ContactTopic implements AutoCloseable {

  private final Producer<String, byte[]> producer;
  private final String name;

  private ContactTopic(Producer<String, byte[]> producer, String name) {
    this.producer = producer;
    this.name = name;
  }

  static ContactTopic open(String bootstrapServers, Topic<String, byte[]> topic) {
    ensure(bootstrapServers, topic);
    var producer =
        new KafkaProducer<String, byte[]>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "transactional.id", "dealstream-" + topic.name(),
                "transaction.timeout.ms", 10_000,
                "delivery.timeout.ms", 8_000,
                "request.timeout.ms", 4_000,
                "max.block.ms", 8_000,
                "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());
    try {
      producer.initTransactions();
      return new ContactTopic(producer, topic.name());
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
  void send(List<Due> contacts) {
    producer.beginTransaction();
    for (var due : contacts) {
      var contact = due.contact();
      var value = contact == null ? null : EventJson.MAPPER.writeValueAsBytes(contact);
      producer.send(new ProducerRecord<>(name, due.id(), value));
    }
    producer.commitTransaction();
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
