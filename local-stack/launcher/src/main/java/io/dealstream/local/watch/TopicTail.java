package io.dealstream.local.watch;

import io.dealstream.local.terminal.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a whole topic without being a member of any group: watching leaves no trace. */
final class TopicTail implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<String, byte[]> consumer;

  TopicTail(String kafka, String topic, boolean fromStart) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", kafka,
                "isolation.level", "read_committed",
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest",
                "default.api.timeout.ms", (int) PATIENCE.toMillis()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    try {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      if (fromStart) {
        consumer.seekToBeginning(partitions);
      } else {
        consumer.seekToEnd(partitions);
        partitions.forEach(
            consumer::position); // the end is now, not when the first poll gets there
      }
    } catch (TimeoutException silence) {
      consumer.close();
      throw new Refusal("Kafka at " + kafka + " does not answer", silence);
    }
  }

  /** Until the process ends. */
  void follow(Consumer<Line> eye) {
    while (true) {
      for (var record : consumer.poll(POLL)) {
        eye.accept(new Line(record.timestamp(), record.key(), record.value()));
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
