package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealstream.testing.TestIssuer;
import io.dealstream.testing.WatchedMetrics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it is started, on a real broker. */
class MetricsStreamTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void is_up_once_it_runs_counts_what_comes_and_shows_its_meters_to_who_may_see_them()
      throws Exception {
    var issuer = TestIssuer.shared();
    var pen = new Pen();
    var pipeline = pen.pipeline("p", 1, 0, "a");
    var opened = pen.open("d", "p", "a", "anna", null, Instant.parse("2026-03-02T09:00:00Z"));
    var bad = new Recorded(opened.event(), 7, 3); // a gap before it
    try (var broker = BrokerUnderTest.emptied();
        var service =
            SpringApplication.run(
                MetricsStream.class,
                "--server.port=0",
                "--dealstream.issuer=" + issuer.url(),
                "--dealstream.kafka.bootstrap-servers=" + BrokerUnderTest.SERVERS,
                "--dealstream.application-id=service",
                "--dealstream.state-dir=" + folder)) {
      await()
          .atMost(PATIENCE)
          .until(() -> get(service, "/actuator/health", null).statusCode() == 200);
      var ready = get(service, "/actuator/health/readiness", null);
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(ready.body()).contains("\"state\":\"RUNNING\"");
      broker.publish(List.of(pipeline, opened, bad));
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  broker.read() >= 0
                      && broker.newest.containsKey(
                          NaiveFigures.key("p", "stage-entries", "all", "a")));
      assertThat(get(service, "/actuator/prometheus", null).statusCode()).isEqualTo(401);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(get(service, "/actuator/prometheus", issuer.service()).body())
                      .contains("kafka_stream", "client_id=\"service-metrics-stream-1-")
                      .contains("dealstream_metrics_lag_records{topic=\"deal-events\"} 0.0")
                      .contains("dealstream_metrics_lag_records{topic=\"additions\"} 0.0")
                      .contains("dealstream_metrics_end_to_end_seconds_bucket{window=\"all\"")
                      .contains("dealstream_metrics_end_to_end_seconds_count{window=\"other\"}")
                      .contains("dealstream_metrics_newest_event_timestamp_seconds 1.78")
                      .contains("dealstream_metrics_restoring_tasks 0.0")
                      .contains(
                          "dealstream_dead_letters_total{reason=\"sequence-gap\",topic=\"deal-events\"}"
                              + " 1"));
      var told = get(service, "/actuator/prometheus", issuer.service()).body();
      assertThat(WatchedMetrics.missing("metrics-stream", told))
          .as("it is there once something was restored")
          .isSubsetOf("dealstream_metrics_restored_records_total");
    }
  }

  private HttpResponse<String> get(
      ConfigurableApplicationContext service, String path, String token)
      throws IOException, InterruptedException {
    var port = service.getEnvironment().getProperty("local.server.port");
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
