package io.dealstream.events.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates the topics a service needs. Several services may do so at once: an existing topic is left
 * as it is.
 */
public final class TopicSetup {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private TopicSetup() {}

  /**
   * Returns once every partition can be written to. Right after its creation one may still turn
   * writers away, and of an idempotent writer's batches in flight take the second before the first:
   * the first is then out of order for good.
   *
   * @throws KafkaException where a topic could not be created; its cause says why
   */
  public static void ensure(String bootstrapServers, List<Topic<?, ?>> topics)
      throws InterruptedException {
    var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    try {
      var results = admin.createTopics(topics.stream().map(Topic::toCreate).toList()).values();
      for (var result : results.entrySet()) {
        await(result.getKey(), result.getValue());
      }
      for (var topic : topics) {
        awaitLeaders(admin, topic.name());
      }
    } finally {
      admin.close(Duration.ZERO); // whoever was interrupted does not wait for answers any more
    }
  }

  /**
   * @return how many a topic has; empty where there is none of that name
   */
  public static OptionalInt partitions(String bootstrapServers, String topic)
      throws InterruptedException {
    var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    try {
      return OptionalInt.of(described(admin, topic).partitions().size());
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
        return OptionalInt.empty();
      }
      throw new KafkaException("topic " + topic + " cannot be looked at", failed.getCause());
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private static TopicDescription described(Admin admin, String topic)
      throws InterruptedException, ExecutionException {
    return admin.describeTopics(List.of(topic)).allTopicNames().get().values().iterator().next();
  }

  /** Only a partition's leader knows where it starts. */
  private static void awaitLeaders(Admin admin, String topic) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        admin.listOffsets(starts(admin, topic)).all().get();
        return;
      } catch (ExecutionException failed) {
        // The controller knows a topic a moment before the brokers do.
        if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > end) {
          throw notThere(topic, failed);
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
    }
  }

  private static Map<TopicPartition, OffsetSpec> starts(Admin admin, String topic)
      throws InterruptedException, ExecutionException {
    return described(admin, topic).partitions().stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.earliest()));
  }

  private static void await(String topic, KafkaFuture<Void> created) throws InterruptedException {
    try {
      created.get();
    } catch (ExecutionException failed) {
      if (!(failed.getCause() instanceof TopicExistsException)) {
        throw notThere(topic, failed);
      }
    }
  }

  private static KafkaException notThere(String topic, ExecutionException failed) {
    return new KafkaException("topic " + topic + " is not there", failed.getCause());
  }
}
