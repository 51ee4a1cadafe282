package io.dealstream.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.testing.TestIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** One request a second, five at once. */
class RateLimitTest {

  private static final TestIssuer ISSUER = TestIssuer.shared();

  private static ConfigurableApplicationContext service;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    service =
        SpringApplication.run(
            SampleService.class,
            "--server.port=0",
            "--dealstream.issuer=" + ISSUER.url(),
            "--dealstream.requests-per-second=1");
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    service.close();
  }

  @Test
  void who_sends_too_many_is_told_when_to_come_back_and_nobody_else_is() throws Exception {
    var rita = ISSUER.rep("rita");
    for (var i = 0; i < 5; i++) {
      assertThat(get("/api/me", rita).statusCode()).isEqualTo(200);
    }
    var refused = get("/api/me", rita);
    for (var i = 0; i < 100 && refused.statusCode() == 200; i++) { // a slow machine earns some
      refused = get("/api/me", rita);
    }
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(JsonMapper.shared().readTree(refused.body()).at("/type").asString())
        .isEqualTo("/problems/too-many-requests");
    assertThat(get("/api/me", ISSUER.rep("tom")).statusCode()).isEqualTo(200);
  }

  @Test
  void health_is_asked_as_often_as_one_likes() throws Exception {
    for (var i = 0; i < 20; i++) {
      assertThat(get("/actuator/health", null).statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> get(String path, String token) throws Exception {
    var port = service.getEnvironment().getRequiredProperty("local.server.port");
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
