package io.dealstream.command.imports;

import static io.dealstream.command.Awaiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import io.dealstream.testing.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client of imports does, on a service that runs whole. */
final class ImportsOverHttp implements AutoCloseable {

  static final String ADA = TestIssuer.shared().admin();
  static final Path HISTORIES =
      TestServers.home().resolve("system-tests/src/test/resources/histories");
  static final Path LOANS = HISTORIES.resolve("bpic2012_stage_history.csv.gz");
  static final Path SAMPLES = TestServers.home().resolve("samples");

  private final HttpClient http = HttpClient.newHttpClient();
  private final RunningService service;

  ImportsOverHttp(RunningService service) {
    this.service = service;
  }

  HttpResponse<String> send(
      String method, @Nullable String token, String path, String type, BodyPublisher body)
      throws IOException, InterruptedException {
    var port = service.context().getEnvironment().getProperty("local.server.port");
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).method(method, body);
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String query, String csv) throws Exception {
    return send("POST", ADA, "/api/imports" + query, "text/csv", BodyPublishers.ofString(csv));
  }

  HttpResponse<String> putMapping(String name, String yaml) throws Exception {
    return send(
        "PUT",
        ADA,
        "/api/import-mappings/" + name,
        "application/yaml",
        BodyPublishers.ofString(yaml));
  }

  JsonNode get(String path) throws Exception {
    var answer = send("GET", ADA, path, "", BodyPublishers.noBody());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  /** Sends a file and returns where its import is found. */
  String begin(String query, Path file) throws Exception {
    var type = file.toString().endsWith(".gz") ? "application/gzip" : "text/csv";
    return begun(send("POST", ADA, "/api/imports" + query, type, BodyPublishers.ofFile(file)));
  }

  String begin(String query, String csv) throws Exception {
    return begun(post(query, csv));
  }

  private static String begun(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return answer.headers().firstValue("location").orElseThrow();
  }

  JsonNode ended(String location) {
    return await("the import to end")
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> get(location),
            answer -> !answer.at("/state").asString().matches("queued|running"));
  }

  void pipeline(String id, String... stages) {
    var list = new StringBuilder();
    for (var stage : stages) {
      list.append(list.isEmpty() ? "" : ",").append("{\"id\": \"%s\"}".formatted(stage));
    }
    service
        .post(ADA, "/api/pipelines", "{\"id\": \"%s\", \"stages\": [%s]}".formatted(id, list))
        .isOk(201);
  }

  static String text(Path file) throws IOException {
    return Files.readString(file);
  }

  static String unpacked(Path file) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
