package io.dealstream.events.topic;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics a service needs. Several services may do so at once: an existing topic is left
 * as it is.
 */
public final class TopicSetup {

  private TopicSetup() {}

  /**
   * @throws IllegalStateException where a topic could not be created
   */
  public static void ensure(String bootstrapServers, List<Topic<?, ?>> topics)
      throws InterruptedException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      var results = admin.createTopics(topics.stream().map(Topic::toCreate).toList()).values();
      for (var result : results.entrySet()) {
        await(result.getKey(), result.getValue());
      }
    }
  }

  private static void await(String topic, KafkaFuture<Void> created) throws InterruptedException {
    try {
      created.get();
    } catch (ExecutionException failed) {
      if (!(failed.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(
            "topic " + topic + " could not be created", failed.getCause());
      }
    }
  }
}
