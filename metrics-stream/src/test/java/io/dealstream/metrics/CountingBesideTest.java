package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealstream.events.metric.WinRate;
import io.dealstream.testing.TestIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Another definition is counted from the first event on, once it is asked for. */
class CountingBesideTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final String FIRST = "p|win-rate|1|all|all|-";
  private static final String SECOND = "p|win-rate|2|all|all|-";

  @TempDir Path folder;

  @Test
  void a_definition_that_comes_later_counts_all_there_was_and_goes_on_beside_the_first()
      throws Exception {
    var pen = new Pen();
    var pipeline = pen.pipeline("p", 1, 0, "a", "b");
    var opened = pen.open("d", "p", "a", "anna", "10.00", NINE);
    var won = pen.win("d", NINE.plusSeconds(1));
    var other = pen.open("e", "p", "a", "anna", "10.00", NINE);
    var moved = pen.move("e", "b", NINE.plusSeconds(2));
    var lost = pen.lose("e", NINE.plusSeconds(3));
    try (var broker = BrokerUnderTest.emptied()) {
      try (var service = start()) {
        broker.publish(List.of(pipeline, opened, won));
        await().atMost(PATIENCE).until(() -> broker.read() >= 0 && won(broker, FIRST) == 1);
        assertThat(broker.newest).doesNotContainKey(SECOND);
        assertThat(service.isRunning()).isTrue();
      }
      try (var service = start("--dealstream.definitions=win-rate:2, cycle:2")) {
        broker.publish(List.of(other, moved, lost));
        await().atMost(PATIENCE).until(() -> broker.read() >= 0 && lost(broker, SECOND) == 1);
        await().atMost(PATIENCE).until(() -> broker.read() >= 0 && lost(broker, FIRST) == 1);
        assertThat(won(broker, SECOND)).isZero();
        assertThat(won(broker, FIRST)).isOne();
        await()
            .atMost(PATIENCE)
            .until(() -> broker.read() >= 0 && broker.newest.containsKey("p|cycle|2|all|all|loss"));
        assertThat(health(service))
            .contains("\"beside-win-rate-2\":\"RUNNING\"", "\"beside-cycle-2\":\"RUNNING\"");
      }
    }
  }

  private ConfigurableApplicationContext start(String... more) {
    var settings =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--dealstream.issuer=" + TestIssuer.shared().url(),
                "--dealstream.kafka.bootstrap-servers=" + BrokerUnderTest.SERVERS,
                "--dealstream.application-id=beside",
                "--dealstream.state-dir=" + folder));
    settings.addAll(List.of(more));
    return SpringApplication.run(MetricsStream.class, settings.toArray(String[]::new));
  }

  private static long won(BrokerUnderTest broker, String key) {
    var record = broker.newest.get(key);
    return record == null ? 0 : ((WinRate) record.item()).won();
  }

  private static long lost(BrokerUnderTest broker, String key) {
    var record = broker.newest.get(key);
    return record == null ? 0 : ((WinRate) record.item()).lost();
  }

  private static String health(ConfigurableApplicationContext service) throws Exception {
    var port = service.getEnvironment().getProperty("local.server.port");
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
