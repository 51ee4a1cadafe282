package io.dealstream.events.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
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
      awaitLeaders(admin, topics.stream().<String>map(Topic::name).toList());
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
      var found = admin.describeTopics(List.of(topic)).allTopicNames().get().values();
      return found.stream().mapToInt(described -> described.partitions().size()).findFirst();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
        return OptionalInt.empty();
      }
      throw new KafkaException("topic " + topic + " cannot be looked at", failed.getCause());
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private static void awaitLeaders(Admin admin, List<String> topics) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!haveLeaders(admin, topics, System.nanoTime() > end)) {
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  /**
   * Only a partition's leader knows where it starts.
   *
   * @param last whether it is an error by now that one is not known
   */
  private static boolean haveLeaders(Admin admin, List<String> topics, boolean last)
      throws InterruptedException {
    var starts = new HashMap<TopicPartition, OffsetSpec>();
    for (var asked : admin.describeTopics(topics).topicNameValues().entrySet()) {
      var topic = known(asked.getKey(), asked.getValue(), last);
      if (topic.isEmpty()) {
        return false;
      }
      for (var partition : topic.get().partitions()) {
        starts.put(
            new TopicPartition(asked.getKey(), partition.partition()), OffsetSpec.earliest());
      }
    }
    var offsets = admin.listOffsets(starts);
    for (var partition : starts.keySet()) {
      if (known(partition.topic(), offsets.partitionResult(partition), last).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Empty where it is not yet: the controller knows a topic a moment before the brokers do. */
  private static <T> Optional<T> known(String topic, KafkaFuture<T> asked, boolean last)
      throws InterruptedException {
    try {
      return Optional.of(asked.get());
    } catch (ExecutionException failed) {
      if (last || !(failed.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw notThere(topic, failed);
      }
      return Optional.empty();
    }
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
