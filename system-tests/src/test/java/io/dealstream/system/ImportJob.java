package io.dealstream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An import that the command-service works on by itself; asking how far it is survives the
 * service's restarts.
 */
final class ImportJob {

  private final RunningStack stack;
  private final String location;

  private ImportJob(RunningStack stack, String location) {
    this.stack = stack;
    this.location = location;
  }

  /** Makes the pipeline where there is none yet, and hands the history in. */
  static ImportJob start(RunningStack stack, History history) throws Exception {
    var api = new Api(stack.command(), stack.token("admin"));
    var made = api.post("/api/pipelines", history.definition());
    assertThat(made.status()).as(made.raw().body()).isIn(201, 409);
    var accepted =
        api.send(
                "POST",
                "/api/imports?pipeline=" + history.pipeline(),
                BodyPublishers.ofString(history.csv()),
                Map.of("Content-Type", "text/csv"))
            .expect(202);
    return new ImportJob(stack, accepted.raw().headers().firstValue("Location").orElseThrow());
  }

  JsonNode status() throws IOException, InterruptedException {
    return new Api(stack.command(), stack.token("admin")).get(location).expect(200).body();
  }

  /** Waits until so many rows are decided, and sees that the import goes on. */
  void awaitRows(int rows) {
    var reached =
        await()
            .atMost(Duration.ofMinutes(3))
            .pollInterval(Duration.ofMillis(50))
            .ignoreExceptions()
            .until(this::status, s -> s.get("rows").asInt() >= rows);
    assertThat(reached.get("state").stringValue())
        .as("the import had ended before it could be disturbed: " + reached)
        .isEqualTo("running");
  }

  JsonNode awaitDone() {
    var ended =
        await()
            .atMost(Duration.ofMinutes(5))
            .pollInterval(Duration.ofMillis(200))
            .ignoreExceptions()
            .until(this::status, s -> s.get("state").stringValue().matches("done|failed"));
    assertThat(ended.get("state").stringValue()).as(ended.toString()).isEqualTo("done");
    return ended;
  }
}
