package io.dealstream.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealstream.testing.TestIssuer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EdgeTest {

  private static final TestIssuer ISSUER = TestIssuer.shared();
  private static final String RITA = ISSUER.rep("rita");

  private static ConfigurableApplicationContext service;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    service =
        SpringApplication.run(
            SampleService.class,
            "--server.port=0",
            "--dealstream.issuer=" + ISSUER.url(),
            "--dealstream.allowed-origins=http://127.0.0.1:8081");
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    service.close();
  }

  @Test
  void a_caller_is_who_the_token_says() throws Exception {
    var caller = json(get("/api/me", ISSUER.manager("marek", "north")));
    assertThat(caller.at("/id").asString()).isEqualTo("marek");
    assertThat(caller.at("/owner").asString()).isEqualTo("marek");
    assertThat(caller.at("/team").asString()).isEqualTo("north");
    assertThat(caller.at("/roles/0").asString()).isEqualTo("MANAGER");
  }

  @Test
  void an_answer_comes_in_one_piece_and_says_how_long_it_is() throws Exception {
    var answer = get("/api/me", RITA);
    assertThat(answer.headers().firstValueAsLong("content-length"))
        .hasValue(answer.body().length());
    assertThat(answer.headers().firstValue("transfer-encoding")).isEmpty();
  }

  @Test
  void a_token_is_looked_for_in_its_header_alone_and_under_its_scheme() throws Exception {
    expect(get("/api/me?access_token=" + RITA, null), 401, "token-required", "Authorization");
    for (var header : List.of("Basic " + RITA, "Bearer", "Bearer ", "Bearer not a token")) {
      var request = request("/api/me", null).header("Authorization", header).build();
      var answer = http.send(request, BodyHandlers.ofString());
      expect(answer, 401, "token-required", "Authorization");
    }
    var lower = request("/api/me", null).header("Authorization", "bearer " + RITA).build();
    assertThat(http.send(lower, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @Test
  void no_token_is_401_and_says_so() throws Exception {
    expect(get("/api/me", null), 401, "token-required", "Authorization");
  }

  @Test
  void a_token_out_of_date_is_401() throws Exception {
    var old = ISSUER.token("rita", Map.of("roles", "[\"rep\"]"), Instant.now().minusSeconds(600));
    expect(get("/api/me", old), 401, "token-required", "Authorization");
  }

  /** A minute is allowed for clocks that differ. */
  @Test
  void a_token_that_was_good_a_moment_ago_is_401_once_it_is_out_of_date() throws Exception {
    var ending = ISSUER.token("rita", Map.of("roles", "[\"rep\"]"), Instant.now().minusSeconds(57));
    assertThat(get("/api/me", ending).statusCode()).isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> expect(get("/api/me", ending), 401, "token-required", "Authorization"));
  }

  @Test
  void a_token_somebody_has_changed_is_401() throws Exception {
    var parts = RITA.split("\\.");
    var other = ISSUER.admin().split("\\.");
    expect(
        get("/api/me", parts[0] + "." + other[1] + "." + parts[2]),
        401,
        "token-required",
        "Authorization");
  }

  @Test
  void a_role_that_may_not_is_403() throws Exception {
    expect(post("/api/orders", ISSUER.service(), "{}"), 403, "role-required", "roles");
  }

  @Test
  void a_token_without_a_role_of_ours_may_nothing() throws Exception {
    var guest = ISSUER.token("guest", Map.of("roles", "[\"guest\"]"));
    expect(get("/api/me", guest), 403, "role-required", "roles");
  }

  @Test
  void what_no_rule_allows_is_denied_to_everyone() throws Exception {
    expect(post("/api/forgotten", ISSUER.admin(), "{}"), 403, "role-required", "roles");
  }

  @Test
  void health_needs_no_token() throws Exception {
    assertThat(get("/actuator/health", null).statusCode()).isEqualTo(200);
    assertThat(get("/actuator/health/readiness", null).statusCode()).isEqualTo(200);
    assertThat(get("/actuator/prometheus", null).statusCode()).isEqualTo(401);
  }

  @Test
  void the_pages_files_need_no_token() throws Exception {
    expect(get("/js/app.js", null), 404, "not-found", null);
    expect(get("/config.json", null), 404, "not-found", null);
    expect(get("/api/app.js", null), 401, "token-required", "Authorization");
  }

  @Test
  void json_that_is_none_is_400() throws Exception {
    expect(post("/api/orders", RITA, "{\"customer\":"), 400, "malformed-json", "body");
  }

  @Test
  void no_body_where_one_is_needed_is_400() throws Exception {
    expect(post("/api/orders", RITA, ""), 400, "missing-body", "body");
  }

  @Test
  void a_field_we_do_not_know_is_400_and_named() throws Exception {
    expect(
        post("/api/orders", RITA, "{\"customer\":\"a\",\"lines\":[{\"nam\":\"x\"}]}"),
        400,
        "unknown-field",
        "lines[0].nam");
  }

  @Test
  void a_value_of_the_wrong_kind_is_400_and_named() throws Exception {
    expect(
        post("/api/orders", RITA, "{\"customer\":\"a\",\"lines\":[{\"price\":\"dear\"}]}"),
        400,
        "malformed-field",
        "lines[0].price");
    expect(post("/api/orders", RITA, "{\"customer\":5}"), 400, "malformed-field", "customer");
    expect(get("/api/count?upTo=many", RITA), 400, "malformed-parameter", "upTo");
    expect(get("/api/count", RITA), 400, "missing-parameter", "upTo");
  }

  @Test
  void a_rule_that_says_no_is_422() throws Exception {
    expect(
        post("/api/orders", RITA, "{\"customer\":\"nobody\"}"),
        422,
        "unknown-customer",
        "customer");
  }

  @Test
  void what_is_our_fault_is_500_and_tells_nothing() throws Exception {
    var answer = post("/api/orders", RITA, "{\"customer\":\"broken\"}");
    expect(answer, 500, "internal-error", null);
    assertThat(answer.body()).doesNotContain("secret", "Exception", "io.dealstream");
  }

  @Test
  void a_body_of_10_megabytes_is_413_whether_or_not_it_says_its_length() throws Exception {
    var big = ("{\"customer\":\"" + "x".repeat(10 << 20) + "\"}").getBytes();
    expect(
        send(BodyPublishers.ofByteArray(big), "application/json"), 413, "body-too-large", "body");
    var unknownLength = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(big));
    expect(send(unknownLength, "application/json"), 413, "body-too-large", "body");
  }

  @Test
  void csv_may_be_of_any_size() throws Exception {
    var csv = BodyPublishers.ofByteArray(new byte[3 << 20]);
    var request = request("/api/imports", ISSUER.admin()).header("Content-Type", "text/csv");
    var answer = http.send(request.POST(csv).build(), BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo(Integer.toString(3 << 20));
  }

  @Test
  void a_problem_is_sent_as_one_whatever_is_accepted() throws Exception {
    var request = request("/api/nothing-here", RITA).header("Accept", "text/event-stream").build();
    expect(http.send(request, BodyHandlers.ofString()), 404, "not-found", null);
  }

  @Test
  void only_the_page_may_call_from_a_browser() throws Exception {
    assertThat(
            preflight("http://127.0.0.1:8081").headers().firstValue("access-control-allow-origin"))
        .contains("http://127.0.0.1:8081");
    assertThat(preflight("http://evil.example").statusCode()).isEqualTo(403);
  }

  @Test
  void answers_carry_the_headers_that_keep_a_browser_safe() throws Exception {
    var headers = get("/api/me", RITA).headers();
    assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
    assertThat(headers.firstValue("x-frame-options")).contains("DENY");
    assertThat(headers.firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'self'", "connect-src 'self' " + ISSUER.url());
  }

  private static HttpResponse<String> preflight(String origin) throws Exception {
    return http.send(
        request("/api/orders", null)
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,if-match")
            .method("OPTIONS", BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String path, String token) throws Exception {
    return http.send(request(path, token).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, String token, String body)
      throws Exception {
    var request = request(path, token).header("Content-Type", "application/json");
    return http.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> send(BodyPublisher body, String type)
      throws IOException, InterruptedException {
    var request = request("/api/orders", RITA).header("Content-Type", type);
    return http.send(request.POST(body).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path, String token) {
    var port = service.getEnvironment().getProperty("local.server.port");
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static void expect(HttpResponse<String> answer, int status, String rule, String field) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("application/problem+json");
    var problem = json(answer);
    assertThat(problem.at("/type").asString()).isEqualTo("/problems/" + rule);
    assertThat(problem.at("/rule").asString()).isEqualTo(rule);
    assertThat(problem.at("/status").asInt()).isEqualTo(status);
    assertThat(problem.at("/field").asString(null)).isEqualTo(field);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
