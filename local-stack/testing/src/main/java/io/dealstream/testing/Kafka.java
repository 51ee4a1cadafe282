package io.dealstream.testing;

import io.dealstream.servers.LocalBroker;
import io.dealstream.servers.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The broker that this JVM's tests share. */
interface Kafka {

  Kafka SHARED = TestServers.onTestcontainers() ? inContainer() : own();

  String bootstrapServers();

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
        DockerImageName.parse(System.getProperty("kafka.image", "apache/kafka:4.3.1"))
            .asCompatibleSubstituteFor("apache/kafka");
    var container = new KafkaContainer(image);
    container.start();
    return container::getBootstrapServers;
  }
}
