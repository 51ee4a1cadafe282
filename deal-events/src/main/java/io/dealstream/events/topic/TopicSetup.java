package io.dealstream.events.topic;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics a service needs. Several services may do so at once: an existing topic is left
 * as it is.
 */
public final class TopicSetup {

  private TopicSetup() {}

  /**
   * Returns once every partition can be written to. Right after its creation one may still turn
   * writers away, and of an idempotent writer's batches in flight take the second before the first:
   * the first is then out of order for good.
   *
   * @throws IllegalStateException where a topic could not be created
   */
  public static void ensure(String bootstrapServers, List<Topic<?, ?>> topics)
      throws InterruptedException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      var results = admin.createTopics(topics.stream().map(Topic::toCreate).toList()).values();
      for (var result : results.entrySet()) {
        await(result.getKey(), result.getValue());
      }
      for (var topic : topics) {
        await(topic.name(), admin.listOffsets(starts(topic)).all());
      }
    }
  }

  /** Only a partition's leader knows where it starts; the client asks again until there is one. */
  private static Map<TopicPartition, OffsetSpec> starts(Topic<?, ?> topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
        .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.earliest()));
  }

  private static void await(String topic, KafkaFuture<?> done) throws InterruptedException {
    try {
      done.get();
    } catch (ExecutionException failed) {
      if (!(failed.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("topic " + topic + " is not there", failed.getCause());
      }
    }
  }
}
