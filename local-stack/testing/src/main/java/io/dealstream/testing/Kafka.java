package io.dealstream.testing;

import io.dealstream.servers.LocalBroker;
import io.dealstream.servers.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The broker that this JVM's tests share. */
interface Kafka {

  /** Where the local broker differs from what the image does by itself, so does this one. */
  Map<String, String> AS_THE_LOCAL_ONE =
      Map.of(
          "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
          "KAFKA_NUM_PARTITIONS", "4",
          "KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4",
          "KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "1000",
          "KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000",
          "KAFKA_LOG_CLEANER_BACKOFF_MS", "2000",
          "KAFKA_LOG_MESSAGE_TIMESTAMP_AFTER_MAX_MS", Long.toString(Long.MAX_VALUE));

  Kafka SHARED = start();

  String bootstrapServers();

  /** Ends with this JVM. */
  static Kafka start() {
    return TestServers.onTestcontainers() ? inContainer() : own();
  }

  private static Kafka own() {
    var folder = TemporaryFolder.create("kafka");
    try {
      var broker =
          LocalBroker.start(
              TestServers.home(),
              folder.path().resolve("data"),
              Ports.free(2),
              folder.path().resolve("kafka.log"));
      folder.deleteAtExitAfter(broker);
      return broker::bootstrapServers;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the broker started", stopped);
    }
  }

  private static Kafka inContainer() {
    var image =
        DockerImageName.parse(System.getProperty("kafka.image", "apache/kafka:4.1.2"))
            .asCompatibleSubstituteFor("apache/kafka");
    var container = new KafkaContainer(image).withEnv(AS_THE_LOCAL_ONE);
    container.start();
    return container::getBootstrapServers;
  }
}
