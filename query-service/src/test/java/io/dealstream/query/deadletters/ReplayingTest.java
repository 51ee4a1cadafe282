package io.dealstream.query.deadletters;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.moved;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.EventJson;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.query.deals.DealFollower;
import io.dealstream.query.deals.DealStep;
import io.dealstream.query.intake.Inapplicable;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.query.support.Service.Answer;
import io.dealstream.testing.TestIssuer;
import io.dealstream.testing.TestServers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** From a record that nobody could take to one that was, once its cause was mended. */
class ReplayingTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String P = newId("p");

  private static Service service;

  /** Code of ours that fails some deals, until it is mended. */
  static final class Fault implements DealFollower {

    static final Set<String> DEALS = ConcurrentHashMap.newKeySet();

    /** What happens once, while a deal's event is being applied. */
    static final Map<String, Runnable> MEANWHILE = new ConcurrentHashMap<>();

    @Override
    public void follow(List<DealStep> steps) {
      for (var step : steps) {
        var deal = step.recorded().event().subject();
        if (DEALS.contains(deal)) {
          throw new Inapplicable("a fault of ours");
        }
        Optional.ofNullable(MEANWHILE.remove(deal)).ifPresent(Runnable::run);
      }
    }
  }

  @BeforeAll
  static void start() {
    Publisher.SHARED.publish(pipeline(P));
    service =
        Service.start(
                TestServers.queryDatabase("classpath:db/query"), List.<Class<?>>of(Fault.class))
            .caughtUp();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void events_that_a_fault_of_ours_held_up_are_applied_once_it_is_mended() {
    var d = newId("d");
    Publisher.SHARED.publish(opened(d, P, "pitch", "10.00"));
    eventually(() -> assertThat(version(d)).isZero());
    Fault.DEALS.add(d);
    Publisher.SHARED.publish(
        moved(d, P, "pitch", "closing", 1, TUESDAY), moved(d, P, "closing", "pitch", 2, FRIDAY));
    var letters = waitingOf(d, 2);
    assertThat(letters.getFirst().get("why").asString()).startsWith("set aside before: a fault");
    var first = letters.getLast();
    assertThat(first.get("why").asString()).isEqualTo("a fault of ours");
    assertThat(first.get("topic").asString()).isEqualTo("deal-events");
    assertThat(first.get("sequence").asLong()).isEqualTo(1);
    assertThat(first.get("offset").isNumber() && first.get("partition").isNumber()).isTrue();

    replayed(letters.getFirst(), 0, 2);
    var tried = waitingOf(d, 2).getLast();
    assertThat(tried.get("tries").asInt()).isEqualTo(1);
    assertThat(tried.get("still").asString()).isEqualTo("a fault of ours");
    assertThat(version(d)).isZero();

    Fault.DEALS.remove(d);
    replayed(letters.getFirst(), 2, 0);
    assertThat(version(d)).isEqualTo(2);
    assertThat(letters("settled", d)).hasSize(2);

    Publisher.SHARED.publish(moved(d, P, "pitch", "closing", 3, FRIDAY));
    eventually(() -> assertThat(version(d)).isEqualTo(3));
    assertThat(setAside(d)).isZero();
  }

  @Test
  void replaying_twice_changes_nothing() {
    var d = newId("d");
    Fault.DEALS.add(d);
    Publisher.SHARED.publish(
        opened(d, P, "pitch", "10.00"), moved(d, P, "pitch", "closing", 1, TUESDAY));
    var letter = waitingOf(d, 2).getFirst();
    Fault.DEALS.remove(d);
    replayed(letter, 2, 0);
    var before = service.get("/api/deals/" + d + "/timeline").json();
    var board = service.get("/api/board?pipeline=" + P).json().get("stages");
    replayed(letter, 0, 0);
    post("/api/dead-letters/replay");
    assertThat(service.get("/api/deals/" + d + "/timeline").json()).isEqualTo(before);
    assertThat(service.get("/api/board?pipeline=" + P).json().get("stages")).isEqualTo(board);
  }

  @Test
  void an_event_that_comes_late_closes_the_gap_it_left() {
    var d = newId("d");
    Publisher.SHARED.publish(opened(d, P, "pitch", "10.00"));
    var lost = record(moved(d, P, "pitch", "closing", 1, TUESDAY), null);
    Publisher.SHARED.publish(moved(d, P, "closing", "pitch", 2, FRIDAY));
    var gap = waitingOf(d, 1).getFirst();
    assertThat(gap.get("why").asString()).isEqualTo("a gap: it follows 0");
    assertThat(gauge("dealstream_intake_set_aside")).isPositive();
    assertThat(gauge("dealstream_intake_dead_letters")).isPositive();
    replayed(gap, 0, 1);

    Publisher.SHARED.send(List.of(lost));
    waitingOf(d, 2);
    replayed(gap, 2, 0);
    assertThat(version(d)).isEqualTo(2);
    assertThat(setAside(d)).isZero();
  }

  @Test
  void a_spoilt_record_is_settled_by_the_right_one() {
    var d = newId("d");
    Publisher.SHARED.publish(opened(d, P, "pitch", "10.00"));
    var event = moved(d, P, "pitch", "closing", 1, TUESDAY);
    var right = record(event, null);
    var spoilt =
        new ProducerRecord<>(
            right.topic(), null, right.key(), "no JSON".getBytes(), right.headers());
    Publisher.SHARED.send(List.of(spoilt));
    var letter = waitingOf(d, 1).getFirst();
    assertThat(one(letter).get("value").asString()).isEqualTo("no JSON");
    assertThat(one(letter).at("/headers/ce_sequence").asString()).isEqualTo("1");
    Publisher.SHARED.send(List.of(right));
    waitingOf(d, 2);
    replayed(letter, 2, 0);
    assertThat(version(d)).isEqualTo(1);
  }

  @Test
  void what_is_no_event_of_ours_can_be_given_up_and_an_event_cannot_be_lost_by_it() {
    var d = newId("d");
    Publisher.SHARED.publish(opened(d, P, "pitch", "10.00"));
    Publisher.SHARED.send(List.of(new ProducerRecord<>("deal-events", d, "rubbish".getBytes())));
    var rubbish = waitingOf(d, 1).getFirst();
    assertThat(rubbish.get("sequence").isNull()).isTrue();
    Publisher.SHARED.publish(moved(d, P, "pitch", "closing", 1, TUESDAY));
    waitingOf(d, 2);
    replayed(rubbish, 1, 1);
    var given = post("/api/dead-letters/" + rubbish.get("id") + "/give-up");
    assertThat(given.json().get("waiting").asInt()).isZero();
    assertThat(setAside(d)).isZero();
    assertThat(letters("settled", d))
        .anySatisfy(l -> assertThat(l.get("still").asString()).isEqualTo("given up by ada"));

    Publisher.SHARED.send(
        List.of(record(moved(d, P, "closing", "pitch", 2, FRIDAY), "spoilt".getBytes())));
    post("/api/dead-letters/" + waitingOf(d, 1).getFirst().get("id") + "/give-up");
    Publisher.SHARED.publish(moved(d, P, "pitch", "closing", 3, FRIDAY));
    assertThat(waitingOf(d, 1).getFirst().get("why").asString()).startsWith("a gap");
    assertThat(version(d)).isEqualTo(1);
  }

  @Test
  void a_record_of_another_kind_waits_until_it_is_given_up() {
    var d = newId("d");
    Publisher.SHARED.send(List.of(new ProducerRecord<>("deal-alerts", d, "no alert".getBytes())));
    var letter = waitingOf(d, 1).getFirst();
    assertThat(letter.get("topic").asString()).isEqualTo("deal-alerts");
    replayed(letter, 0, 1);
    post("/api/dead-letters/" + letter.get("id") + "/give-up");
    assertThat(letters("waiting", d)).isEmpty();
  }

  @Test
  void the_reader_waits_while_one_is_taken() {
    var d = newId("d");
    Fault.DEALS.add(d);
    Publisher.SHARED.publish(opened(d, P, "pitch", "10.00"));
    var letter = waitingOf(d, 1).getFirst();
    Fault.DEALS.remove(d);
    var query = new JdbcTemplate(service.database().as("query_app"));
    Fault.MEANWHILE.put(
        d,
        () -> {
          Publisher.SHARED.publish(moved(d, P, "pitch", "closing", 1, TUESDAY));
          eventually(
              () ->
                  assertThat(
                          query.queryForObject(
                              "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                  + " AND datname = current_database()",
                              Long.class))
                      .isPositive());
        });
    replayed(letter, 1, 0);
    eventually(() -> assertThat(version(d)).isEqualTo(1));
    assertThat(letters("waiting", d)).isEmpty();
  }

  @Test
  void what_comes_while_it_is_replayed_comes_after_it() throws Exception {
    var d = newId("d");
    Fault.DEALS.add(d);
    Publisher.SHARED.publish(opened(d, P, "pitch", "10.00"));
    waitingOf(d, 1);
    var events = new ArrayList<DealEvent>();
    for (var n = 1; n <= 150; n++) {
      var back = n % 2 == 0;
      events.add(
          moved(
              d,
              P,
              back ? "closing" : "pitch",
              back ? "pitch" : "closing",
              n,
              MONDAY.plusSeconds(n)));
    }
    var publishing =
        Thread.ofPlatform().start(() -> events.forEach(e -> Publisher.SHARED.publish(e)));
    waitingOf(d, 20);
    Fault.DEALS.remove(d);
    while (publishing.isAlive()) {
      post("/api/dead-letters/replay");
    }
    publishing.join();
    eventually(
        () -> {
          post("/api/dead-letters/replay");
          assertThat(version(d)).isEqualTo(150);
        });
    assertThat(letters("waiting", d)).isEmpty();
    assertThat(setAside(d)).isZero();
  }

  @Test
  void administrators_alone_see_to_them() {
    for (var token :
        List.of(
            TestIssuer.shared().rep("rita"),
            TestIssuer.shared().manager("mia", "north"),
            TestIssuer.shared().service())) {
      assertThat(send(token, "GET", "/api/dead-letters").status()).isEqualTo(403);
      assertThat(send(token, "GET", "/api/dead-letters/1").status()).isEqualTo(403);
      for (var path : List.of("/replay", "/1/replay", "/1/give-up")) {
        assertThat(send(token, "POST", "/api/dead-letters" + path).status()).isEqualTo(403);
      }
    }
    assertThat(send(null, "GET", "/api/dead-letters").status()).isEqualTo(401);
    var admin = TestIssuer.shared().admin();
    assertThat(send(admin, "GET", "/api/dead-letters/987654321").status()).isEqualTo(404);
    assertThat(send(admin, "POST", "/api/dead-letters/987654321/replay").status()).isEqualTo(404);
    assertThat(send(admin, "GET", "/api/dead-letters/first").status()).isEqualTo(400);
    assertThat(send(admin, "GET", "/api/dead-letters?state=lost").status()).isEqualTo(400);
  }

  /** The next record of its deal, published by nobody yet. */
  private static ProducerRecord<String, byte[]> record(DealEvent event, byte[] value) {
    var right = EventJson.MAPPER.writeValueAsBytes(event);
    var publisher = Publisher.SHARED;
    var envelope = publisher.envelope(event, right);
    return publisher.record(event, envelope, value == null ? right : value);
  }

  private static long version(String deal) {
    return service.get("/api/deals/" + deal).json().get("version").asLong();
  }

  private static List<JsonNode> waitingOf(String deal, int atLeast) {
    return eventually(
        () -> {
          var waiting = letters("waiting", deal);
          assertThat(waiting).hasSizeGreaterThanOrEqualTo(atLeast);
          return waiting;
        });
  }

  private static List<JsonNode> letters(String state, String deal) {
    var path = "/api/dead-letters?limit=200&state=%s&key=%s".formatted(state, deal);
    var answer = send(TestIssuer.shared().admin(), "GET", path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().get("items").valueStream().toList();
  }

  private static JsonNode one(JsonNode letter) {
    return send(TestIssuer.shared().admin(), "GET", "/api/dead-letters/" + letter.get("id")).json();
  }

  private static void replayed(JsonNode letter, int replayed, int waiting) {
    var answer = post("/api/dead-letters/" + letter.get("id") + "/replay").json();
    assertThat(answer.get("replayed").asInt()).as(answer.toString()).isEqualTo(replayed);
    assertThat(answer.get("waiting").asInt()).as(answer.toString()).isEqualTo(waiting);
  }

  private static long setAside(String deal) {
    return new JdbcTemplate(service.database().as("query_app"))
        .queryForObject(
            "SELECT count(*) FROM aggregate_progress WHERE key = ? AND set_aside IS NOT NULL",
            Long.class,
            deal);
  }

  private static double gauge(String name) {
    return service
        .getAs(TestIssuer.shared().admin(), "/actuator/prometheus")
        .text()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static Answer post(String path) {
    var answer = send(TestIssuer.shared().admin(), "POST", path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private static Answer send(String token, String method, String path) {
    var request = HttpRequest.newBuilder(service.uri(path)).method(method, BodyPublishers.noBody());
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
