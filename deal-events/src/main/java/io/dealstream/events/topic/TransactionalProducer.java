package io.dealstream.events.topic;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The settings of whoever writes to Kafka in transactions. */
public final class TransactionalProducer {

  private TransactionalProducer() {}

  /**
   * Whatever happens to a transaction is to be known before the broker gives it up after ten
   * seconds.
   *
   * @param transactionalId whoever opens another with the same shuts this one out
   */
  public static Producer<String, byte[]> open(String bootstrapServers, String transactionalId) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "transactional.id", transactionalId,
            "transaction.timeout.ms", 10_000,
            "delivery.timeout.ms", 8_000,
            "request.timeout.ms", 4_000,
            "max.block.ms", 8_000,
            "linger.ms", 0,
            // A transaction waits for the markers of the one before, and asks again after so long.
            "retry.backoff.ms", 10,
            "batch.size", 128 * 1024,
            "max.request.size", Topic.LARGEST_RECORD),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
