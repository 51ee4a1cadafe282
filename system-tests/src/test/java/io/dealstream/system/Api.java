package io.dealstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a service as any other program would. */
public final class Api {

  static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI base;
  private final String token;

  public Api(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

    public Answer expect(int wanted) {
      assertThat(status)
          .as(() -> raw.request().method() + " " + raw.uri() + " answered " + raw.body())
          .isEqualTo(wanted);
      return this;
    }
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody(), Map.of());
  }

  public Answer post(String path, Object body) throws IOException, InterruptedException {
    return post(path, body, Map.of());
  }

  Answer post(String path, Object body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return send("POST", path, BodyPublishers.ofString(JSON.writeValueAsString(body)), headers);
  }

  public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, body)
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", headers.getOrDefault("Content-Type", "application/json"));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(
        (name, value) -> {
          if (!name.equals("Content-Type")) {
            request.header(name, value);
          }
        });
    var answer = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), parsed(answer), answer);
  }

  private static JsonNode parsed(HttpResponse<String> answer) {
    var json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
    return json ? JSON.readTree(answer.body()) : JSON.nullNode();
  }
}
