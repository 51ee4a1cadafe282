package io.dealstream.query.webhooks;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.moved;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static io.dealstream.query.support.Sample.won;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.EventJson;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.query.support.Service.Answer;
import io.dealstream.query.webhooks.Receiver.Arrival;
import io.dealstream.testing.TestDatabase;
import io.dealstream.testing.TestIssuer;
import io.dealstream.testing.TestServers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** From the event topics to somebody else's HTTP server. */
class SendingWebhooksTest {

  private static final String OPENED = "io.dealstream.deal.opened.v1";
  private static final String MOVED = "io.dealstream.deal.stage-changed.v1";
  private static final String WON = "io.dealstream.deal.won.v1";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final String[] SETTINGS = {
    "--dealstream.webhooks.key=" + Room.KEY,
    "--dealstream.webhooks.allow-http=true",
    "--dealstream.webhooks.allow-private-addresses=true",
    "--dealstream.webhooks.first-pause=PT0.05S",
    "--dealstream.webhooks.longest-pause=PT0.2S",
    "--dealstream.webhooks.timeout=PT2S",
    "--dealstream.webhooks.lease=PT3S",
  };

  private static Service service;

  private final Receiver receiver = new Receiver();
  private final String p = newId("p");
  private final List<String> made = new ArrayList<>();

  @BeforeAll
  static void start() {
    service = Service.start(SETTINGS);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @AfterEach
  void close() {
    made.forEach(id -> send(service, "DELETE", "/api/webhooks/" + id, null));
    receiver.close();
  }

  @Test
  void chosen_events_arrive_signed_and_as_they_were_published() throws Exception {
    receiver.deciding(_ -> 200);
    publishPipeline();
    var answer = make(service, OPENED, WON);
    var d = newId("d");
    var opened = opened(d, p, "pitch", "1250.00");
    var envelope =
        Publisher.SHARED
            .publish(
                opened,
                moved(d, p, "pitch", "closing", 1, TUESDAY),
                won(d, p, "closing", "1250.00", FRIDAY))
            .getFirst();
    eventually(() -> assertThat(receiver.taken()).hasSize(2));

    var arrival = receiver.taken().getFirst();
    var event = arrival.json();
    assertThat(event)
        .isEqualTo(
            Service.JSON.readTree(
                """
                {"specversion": "1.0", "id": "%s", "type": "%s", "source": "/dealstream",
                 "subject": "%s", "time": "%s", "recordedtime": "%s", "sequence": "0",
                 "position": "%d", "chain": "%s", "dealchain": "%s", "correlationid": "%s",
                 "causationid": "%s", "actor": "anna", "datacontenttype": "application/json",
                 "data": %s}\
                """
                    .formatted(
                        envelope.id(),
                        OPENED,
                        d,
                        opened.occurredAt(),
                        envelope.recordedTime(),
                        envelope.position(),
                        HexFormat.of().formatHex(envelope.chain()),
                        HexFormat.of().formatHex(envelope.dealChain()),
                        envelope.correlationId(),
                        envelope.causationId(),
                        EventJson.MAPPER.writeValueAsString(opened))));
    assertThat(receiver.taken().getLast().json().at("/type").asString()).isEqualTo(WON);

    var secret = answer.at("/secret").asString();
    assertThat(arrival.header("Webhook-id")).isEqualTo(envelope.id());
    var sentAt = Instant.ofEpochSecond(Long.parseLong(arrival.header("Webhook-timestamp")));
    assertThat(sentAt).isBetween(Instant.now().minusSeconds(60), Instant.now());
    for (var each : receiver.taken()) {
      assertThat(each.header("Webhook-signature")).isEqualTo("v1," + signature(secret, each));
    }
  }

  @Test
  void each_deals_order_is_kept_while_one_is_refused_and_then_taken() {
    var refusals = new AtomicInteger();
    var bad = newId("d");
    receiver.deciding(
        arrival ->
            arrival.deal().equals(bad)
                    && arrival.json().at("/type").asString().equals(MOVED)
                    && refusals.incrementAndGet() <= 4
                ? 500
                : 200);
    publishPipeline();
    var id = id(make(service, OPENED, MOVED, WON));
    var published = new ConcurrentHashMap<String, List<String>>();
    var deals = List.of(bad, newId("d"), newId("d"), newId("d"));
    deals.forEach(
        d ->
            Publisher.SHARED
                .publish(
                    opened(d, p, "pitch", null),
                    moved(d, p, "pitch", "closing", 1, TUESDAY),
                    won(d, p, "closing", null, FRIDAY))
                .forEach(e -> published.computeIfAbsent(d, _ -> new ArrayList<>()).add(e.id())));
    eventually(() -> assertThat(receiver.taken()).hasSize(12));
    assertThat(byDeal(receiver.taken())).isEqualTo(published);

    var tries = receiver.arrivals().stream().filter(a -> a.deal().equals(bad)).toList();
    assertThat(tries.stream().map(Arrival::status))
        .containsExactly(200, 500, 500, 500, 500, 200, 200);
    var ofTheMove = tries.subList(1, 6).stream().map(a -> a.header("Webhook-id")).distinct();
    assertThat(ofTheMove).as("the same id each time").hasSize(1);
    eventually(
        () -> {
          var log = get("/api/webhooks/" + id + "/deliveries?state=delivered").json();
          assertThat(log.at("/items").size()).isEqualTo(12);
          var entry = entry(log, published.get(bad).get(1));
          assertThat(entry.at("/attempts").asInt()).isEqualTo(5);
          assertThat(entry.at("/lastStatus").asInt()).isEqualTo(200);
          assertThat(entry.at("/subject").asString()).isEqualTo("deal:" + bad);
        });
  }

  @Test
  void a_pipelines_webhook_is_told_of_that_pipeline_alone_and_from_when_it_was_made() {
    receiver.deciding(_ -> 200);
    var before = newId("d");
    var after = newId("d");
    publishPipeline();
    Publisher.SHARED.publish(opened(before, p, "pitch", null));
    assertThat(service.get("/api/deals/" + before + "?minVersion=0").status()).isEqualTo(200);
    var id = id(make(service, OPENED));
    Publisher.SHARED.publish(
        opened(newId("d"), newId("p"), "pitch", null), opened(after, p, "pitch", null));
    eventually(() -> assertThat(deals()).containsExactly(after));

    var replayed =
        send(service, "POST", "/api/webhooks/" + id + "/replay", "{\"fromPosition\": 1}");
    assertThat(replayed.status()).isEqualTo(200);
    assertThat(replayed.json().at("/queued").asInt()).isEqualTo(2);
    eventually(() -> assertThat(deals()).hasSize(3).contains(before));
  }

  @Test
  void a_log_and_a_list_come_page_by_page() {
    receiver.deciding(_ -> 200);
    publishPipeline();
    var first = id(make(service, OPENED));
    var second = id(make(service, WON));
    for (var n = 0; n < 3; n++) {
      Publisher.SHARED.publish(opened(newId("d"), p, "pitch", null));
    }
    eventually(() -> assertThat(receiver.taken()).hasSize(3));
    var positions = pages("/api/webhooks/" + first + "/deliveries?limit=2", "/position");
    assertThat(positions).hasSize(2);
    assertThat(positions.getFirst()).hasSize(2);
    var told = receiver.taken().stream().map(a -> Long.toString(a.position())).toList();
    assertThat(positions.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(told);
    assertThat(pages("/api/webhooks?limit=1", "/id").subList(0, 2))
        .containsExactly(List.of(second), List.of(first));
  }

  @Test
  void the_secret_is_told_once_and_is_nowhere_in_the_database() {
    publishPipeline();
    var answer = make(service, WON);
    var secret = answer.at("/secret").asString();
    assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length()))).hasSize(32);
    for (var path : List.of("/api/webhooks", "/api/webhooks/" + id(answer))) {
      var shown = get(path);
      assertThat(shown.status()).isEqualTo(200);
      assertThat(shown.text()).contains(id(answer)).doesNotContain("secret", secret, "keyPrint");
    }
    var rows =
        new JdbcTemplate(service.database().as("query_app"))
            .queryForList("SELECT w::text FROM webhook w", String.class);
    assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(secret.substring(6, 20)));
  }

  @Test
  void administrators_alone_have_to_do_with_webhooks() {
    var others =
        List.of(
            TestIssuer.shared().rep("rita"),
            TestIssuer.shared().manager("mia", "north"),
            TestIssuer.shared().service());
    for (var token : others) {
      for (var path : List.of("", "/x", "/x/deliveries")) {
        assertThat(send(service, token, "GET", "/api/webhooks" + path, null).status())
            .isEqualTo(403);
      }
      assertThat(send(service, token, "POST", "/api/webhooks", body(WON)).status()).isEqualTo(403);
      assertThat(send(service, token, "DELETE", "/api/webhooks/x", null).status()).isEqualTo(403);
      assertThat(send(service, token, "POST", "/api/webhooks/x/replay", "{}").status())
          .isEqualTo(403);
    }
    assertThat(send(service, null, "POST", "/api/webhooks", body(WON)).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | | {} | 400 | missing-field | events",
        "POST | | {\"events\": [], \"url\": \"http://127.0.0.1/\"} | 400 | missing-field | events",
        "POST | | {\"events\": [\"deal.won\"], \"url\": \"http://127.0.0.1/\"}"
            + " | 400 | unknown-event | events[0]",
        "POST | | {\"events\": [\"" + WON + "\", null]} | 400 | unknown-event | events[1]",
        "POST | | {\"events\": [\"" + WON + "\"]} | 400 | missing-field | url",
        "POST | | {\"events\": [\""
            + WON
            + "\"], \"url\": \"ftp://127.0.0.1/\"}"
            + " | 400 | malformed-url | url",
        "POST | | {\"events\": [\""
            + WON
            + "\"], \"url\": \"http://127.0.0.1/\","
            + " \"pipeline\": \"none\"} | 404 | unknown-pipeline | pipeline",
        "POST | | {\"events\": \"" + WON + "\"} | 400 | malformed-field | events",
        "POST | | {\"topics\": []} | 400 | unknown-field | topics",
        "POST | | { | 400 | malformed-json | body",
        "POST | /none/replay | {} | 400 | missing-field | fromPosition",
        "POST | /none/replay | {\"fromPosition\": 0} | 400 | malformed-position | fromPosition",
        "POST | /none/replay | {\"fromPosition\": 1} | 404 | unknown-webhook | id",
        "GET | /none | | 404 | unknown-webhook | id",
        "GET | /none/deliveries | | 404 | unknown-webhook | id",
        "GET | /none/deliveries?state=lost | | 400 | unknown-state | state",
        "GET | /none/deliveries?limit=0 | | 400 | limit-out-of-range | limit",
        "GET | ?cursor=x | | 400 | malformed-cursor | cursor",
        "DELETE | /none | | 404 | unknown-webhook | id",
      })
  void what_is_asked_wrongly_is_said(
      String method, String path, String body, int status, String rule, String field) {
    var answer = send(service, method, "/api/webhooks" + (path == null ? "" : path), body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().at("/type").asString()).isEqualTo("/problems/" + rule);
    assertThat(answer.json().at("/field").asString()).isEqualTo(field);
  }

  @Test
  void what_happens_in_no_pipeline_cannot_be_wanted_of_one() {
    publishPipeline();
    var answer = send(service, "POST", "/api/webhooks", body("io.dealstream.lead.captured.v1"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/rule").asString()).isEqualTo("event-of-no-pipeline");
  }

  @Test
  void a_restart_in_the_middle_loses_nothing_and_keeps_the_order() throws Exception {
    var database = TestServers.queryDatabase();
    var met = new CountDownLatch(3);
    var over = new CountDownLatch(1);
    receiver.deciding(
        _ -> {
          met.countDown();
          if (met.getCount() == 0 && over.getCount() > 0) {
            await(over); // from the third on nobody is answered before the service has gone
          }
          return 200;
        });
    var published = new ConcurrentHashMap<String, List<String>>();
    try (var before = started(database)) {
      publishPipeline(before);
      make(before, OPENED, MOVED, WON);
      for (var n = 0; n < 6; n++) {
        var d = newId("d");
        Publisher.SHARED
            .publish(
                opened(d, p, "pitch", null),
                moved(d, p, "pitch", "closing", 1, TUESDAY),
                won(d, p, "closing", null, FRIDAY))
            .forEach(e -> published.computeIfAbsent(d, _ -> new ArrayList<>()).add(e.id()));
      }
      met.await();
    }
    over.countDown();
    try (var after = started(database)) {
      eventually(
          () -> {
            var waiting =
                new JdbcTemplate(after.database().as("query_app"))
                    .queryForObject("SELECT count(*) FROM webhook_lane", Long.class);
            assertThat(waiting).isZero();
            assertThat(byDeal(receiver.taken())).isEqualTo(published);
          });
    }
  }

  @Test
  void by_default_webhooks_are_not_set_up_and_go_nowhere_private() {
    try (var plain = Service.start();
        var signing = Service.start("--dealstream.webhooks.key=" + Room.KEY)) {
      var none = send(plain, "POST", "/api/webhooks", body(WON));
      assertThat(none.status()).isEqualTo(503);
      assertThat(none.json().at("/rule").asString()).isEqualTo("webhooks-not-set-up");

      var http = send(signing, "POST", "/api/webhooks", body(WON));
      assertThat(http.status()).isEqualTo(422);
      assertThat(http.json().at("/rule").asString()).isEqualTo("https-required");
      var inside =
          send(
              signing,
              "POST",
              "/api/webhooks",
              "{\"url\": \"https://169.254.169.254/latest\", \"events\": [\"" + WON + "\"]}");
      assertThat(inside.status()).isEqualTo(422);
      assertThat(inside.json().at("/rule").asString()).isEqualTo("private-address");
    }
  }

  private static Service started(TestDatabase database) {
    return Service.start(database, List.of(), SETTINGS);
  }

  private void publishPipeline() {
    publishPipeline(service);
  }

  private void publishPipeline(Service at) {
    Publisher.SHARED.publish(pipeline(p));
    eventually(() -> assertThat(at.get("/api/board?pipeline=" + p).status()).isEqualTo(200));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String body(String... events) {
    return Service.JSON.writeValueAsString(
        Map.of("url", receiver.url("/hook"), "events", events, "pipeline", p));
  }

  private JsonNode make(Service at, String... events) {
    var answer = send(at, "POST", "/api/webhooks", body(events));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    var id = id(answer.json());
    assertThat(answer.header("Location")).isEqualTo("/api/webhooks/" + id);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    made.add(id);
    return answer.json();
  }

  private static String id(JsonNode answer) {
    return answer.at("/id").asString();
  }

  private static JsonNode entry(JsonNode log, String event) {
    return log.at("/items")
        .valueStream()
        .filter(item -> item.at("/id").asString().equals(event))
        .findFirst()
        .orElseThrow();
  }

  private List<String> deals() {
    return receiver.taken().stream().map(Arrival::deal).toList();
  }

  /** The ids of what was taken, as they came first. */
  private static Map<String, List<String>> byDeal(List<Arrival> taken) {
    Map<String, List<String>> all =
        taken.stream()
            .collect(groupingBy(Arrival::deal, mapping(a -> a.header("Webhook-id"), toList())));
    all.replaceAll((_, ids) -> Room.withoutDoubles(ids));
    return all;
  }

  private List<List<String>> pages(String path, String field) {
    var found = new ArrayList<List<String>>();
    var cursor = "";
    do {
      var page = get(path + cursor).json();
      found.add(page.at("/items").valueStream().map(i -> i.at(field).asString()).toList());
      cursor = page.at("/next").isNull() ? "" : "&cursor=" + page.at("/next").asString();
    } while (!cursor.isEmpty());
    return found;
  }

  private static String signature(String secret, Arrival arrival) throws Exception {
    var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    var content =
        arrival.header("Webhook-id")
            + "."
            + arrival.header("Webhook-timestamp")
            + "."
            + arrival.body();
    return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
  }

  private static Answer get(String path) {
    return send(service, "GET", path, null);
  }

  private static Answer send(Service at, String method, String path, String body) {
    return send(at, TestIssuer.shared().admin(), method, path, body);
  }

  private static Answer send(Service at, String token, String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(at.uri(path))
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      var answer = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
