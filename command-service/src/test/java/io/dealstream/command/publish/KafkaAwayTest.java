package io.dealstream.command.publish;

import static io.dealstream.command.Awaiting.await;
import static io.dealstream.command.publish.PublishingState.Phase.LEADING;
import static io.dealstream.command.publish.PublishingState.Phase.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.servers.LocalBroker;
import io.dealstream.servers.Ports;
import io.dealstream.testing.TestServers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaAwayTest {

  private final int port = Ports.free(2);
  @TempDir private Path folder;

  @Test
  void publishes_once_kafka_is_there_and_again_once_it_is_back() throws Exception {
    try (var line = Line.on("127.0.0.1:" + port);
        var writer = line.writer()) {
      writer.append("deal:a").commit();
      var instance = line.start();
      Thread.sleep(1_000);
      assertThat(line.count("event_position")).as("numbered before Kafka was asked").isZero();

      try (var broker = broker()) {
        await("the first event").until(() -> instance.published() == 1);
      }
      writer.append("deal:a").append("deal:b").commit();
      await("positions without Kafka").until(() -> line.count("event_position") == 3);
      await("it to see that Kafka is away").until(() -> instance.phase() == WAITING);
      assertThat(instance.published()).isEqualTo(1);

      try (var broker = broker()) {
        await("the others").until(() -> instance.published() == 3);
        assertThat(instance.phase()).isEqualTo(LEADING);
        assertThat(Audit.of(line.topic())).isEmpty();
        assertThat(line.topic()).hasSize(3);
        assertThat(line.number("SELECT epoch FROM event_counter")).as("terms").isEqualTo(1);
        line.close();
      }
    }
  }

  private LocalBroker broker() throws Exception {
    return LocalBroker.start(
        TestServers.home(), folder.resolve("data"), port, folder.resolve("kafka.log"));
  }
}
