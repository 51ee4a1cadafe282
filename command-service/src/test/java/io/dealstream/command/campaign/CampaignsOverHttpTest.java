package io.dealstream.command.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CampaignsOverHttpTest {

  private static final String ROBOT = TestIssuer.shared().service();

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void money_is_spent_on_a_day_or_over_days() {
    var money = "\"amount\": {\"amount\": \"1250.00\", \"currency\": \"EUR\"}";
    var spent = spend("spring", money + ", \"on\": \"2026-03-01\", \"note\": \"stand\"").isOk(200);
    assertThat(spent.body()).isEqualTo("{\"id\":\"spring\",\"version\":0}");
    assertThat(spent.etag()).isEqualTo("\"0\"");
    var days = ", \"from\": \"2026-03-01\", \"to\": \"2026-03-31\", \"kind\": \"sales\"";
    assertThat(spend("spring", money + days).isOk(200).etag()).isEqualTo("\"1\"");
    assertThat(payloads("campaign:spring").getFirst())
        .startsWith(
            """
            {"campaignId":"spring","kind":"marketing",\
            "amount":{"amount":"1250.00","currency":"EUR"},\
            "from":"2026-03-01","to":"2026-03-01","note":"stand","via":"api","occurredAt":""");
    service
        .post(ROBOT, "/api/campaigns/spring/spend", "{" + money + days + "}", "If-Match", "\"0\"")
        .isProblem(412, "version-moved-on", "If-Match");
  }

  @Test
  void what_is_missing_of_it_is_named() {
    var euro = "\"amount\": {\"amount\": \"1\", \"currency\": \"EUR\"}";
    spend("none", "\"on\": \"2026-03-01\"").isProblem(400, "missing-field", "amount");
    spend("none", "\"amount\": {\"amount\": \"1\"}, \"on\": \"2026-03-01\"")
        .isProblem(400, "missing-field", "amount.currency");
    spend("none", euro).isProblem(400, "missing-field", "on");
    spend("none", euro + ", \"from\": \"2026-03-01\"").isProblem(400, "missing-field", "to");
    spend("none", euro + ", \"on\": \"2026-03-01\", \"to\": \"2026-03-01\"")
        .isProblem(422, "day-or-days", "on");
    spend("none", euro + ", \"on\": \"2026-03-01\", \"kind\": \"other\"")
        .isProblem(400, "malformed-field", "kind");
    assertThat(payloads("campaign:none")).isEmpty();
  }

  @Test
  void of_a_batch_each_is_accepted_unchanged_or_rejected() {
    var answer =
        batch(
            item("a", "sent", "2026-03-02T09:00:00Z"),
            item("a", "opened", "2026-03-02T10:00:00Z"),
            item("a", "opened", "2026-03-02T11:00:00Z"),
            item("b", "sent", "2026-03-02T09:00:00Z"),
            item("b", "forwarded", "2026-03-02T09:00:00Z"),
            item("b", "opened", "2999-01-01T00:00:00Z"),
            "{\"kind\": \"sent\"}",
            "{\"messageId\": \"c\"}",
            "null",
            item("a\\u0000", "sent", "2026-03-02T09:00:00Z"));
    assertThat(answer.json())
        .isEqualTo(
            tools.jackson.databind.json.JsonMapper.shared()
                .readTree(
                    """
                    {"accepted": 3, "unchanged": 1, "rejected": [
                     {"index": 4, "rule": "unknown-kind", "field": "kind", "detail": "forwarded"},
                     {"index": 5, "rule": "in-the-future", "field": "occurredAt", "detail": "%s"},
                     {"index": 6, "rule": "missing-field", "field": "messageId", "detail": "it is needed"},
                     {"index": 7, "rule": "missing-field", "field": "kind", "detail": "it is needed"},
                     {"index": 8, "rule": "missing-field", "field": "messageId", "detail": "it is needed"},
                     {"index": 9, "rule": "invalid-id", "field": "messageId", "detail": "%s"}]}"""
                        .formatted(
                            answer.json().at("/rejected/1/detail").asString(),
                            answer.json().at("/rejected/5/detail").asString())));
    assertThat(payloads("campaign:email~a")).hasSize(2);
    assertThat(payloads("campaign:email~b")).hasSize(1);
  }

  @Test
  void the_same_batch_again_changes_nothing() {
    var items =
        IntStream.range(0, 100)
            .mapToObj(i -> item("again-" + i, "sent", "2026-03-02T09:00:00Z"))
            .toArray(String[]::new);
    assertThat(batch(items).body()).isEqualTo("{\"accepted\":100,\"unchanged\":0,\"rejected\":[]}");
    var events = service.storedEvents();
    assertThat(batch(items).body()).isEqualTo("{\"accepted\":0,\"unchanged\":100,\"rejected\":[]}");
    assertThat(service.storedEvents()).isEqualTo(events);
  }

  @Test
  void within_a_batch_a_message_is_told_in_the_order_in_which_it_happened() {
    batch(
        item("mixed", "clicked", "2026-03-02T11:00:00Z"),
        item("mixed", "sent", "2026-03-02T09:00:00Z"),
        item("mixed", "opened", "2026-03-02T10:00:00Z"));
    assertThat(types("campaign:email~mixed"))
        .containsExactly(
            "io.dealstream.campaign.email-sent.v1",
            "io.dealstream.campaign.email-opened.v1",
            "io.dealstream.campaign.email-clicked.v1");
  }

  @Test
  void a_campaign_and_a_message_of_one_name_are_two() {
    spend("twin", "\"amount\": {\"amount\": \"1\", \"currency\": \"EUR\"}, \"on\": \"2026-03-01\"")
        .isOk(200);
    batch(item("twin", "sent", "2026-03-02T09:00:00Z"));
    assertThat(types("campaign:twin")).containsExactly("io.dealstream.campaign.spent.v1");
    assertThat(types("campaign:email~twin"))
        .containsExactly("io.dealstream.campaign.email-sent.v1");
  }

  @Test
  void of_many_who_send_the_same_batch_at_once_each_event_is_told_once() throws Exception {
    var forward = items("race-", IntStream.range(0, 20));
    var backward = items("race-", IntStream.range(0, 20).map(i -> 19 - i));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies =
          IntStream.range(0, 8)
              .mapToObj(i -> threads.submit(() -> send(i % 2 == 0 ? forward : backward).status()))
              .toList();
      for (var reply : replies) {
        assertThat(reply.get()).isIn(200, 409);
      }
    }
    send(forward).isOk(200);
    var stored =
        service
            .tables()
            .sql("SELECT count(*) FROM event WHERE aggregate_id LIKE 'campaign:email~race-%'")
            .query(Long.class)
            .single();
    assertThat(stored).isEqualTo(20);
  }

  @Test
  void a_batch_has_an_end() {
    var many = items("many-", IntStream.rangeClosed(0, CampaignDesk.MOST_EMAIL_EVENTS));
    send(many).isProblem(422, "batch-too-large", "events");
    service.post(ROBOT, "/api/email-events", "{}").isProblem(400, "missing-field", "events");
    assertThat(batch().body()).isEqualTo("{\"accepted\":0,\"unchanged\":0,\"rejected\":[]}");
  }

  private static String[] items(String prefix, IntStream numbers) {
    return numbers
        .mapToObj(i -> item(prefix + i, "sent", "2026-03-02T09:00:00Z"))
        .toArray(String[]::new);
  }

  private static String item(String message, String kind, String at) {
    return """
    {"messageId": "%s", "kind": "%s", "campaignId": "spring", "occurredAt": "%s"}"""
        .formatted(message, kind, at);
  }

  private static RunningService.Reply batch(String... items) {
    return send(items).isOk(200);
  }

  private static RunningService.Reply send(String... items) {
    var events = List.of(items).stream().collect(Collectors.joining(","));
    return service.post(ROBOT, "/api/email-events", "{\"events\": [" + events + "]}");
  }

  private static RunningService.Reply spend(String campaign, String fields) {
    return service.post(ROBOT, "/api/campaigns/" + campaign + "/spend", "{" + fields + "}");
  }

  private static List<String> types(String aggregate) {
    return texts("payload_type", aggregate);
  }

  private static List<String> payloads(String aggregate) {
    return texts("convert_from(payload, 'UTF8')", aggregate);
  }

  private static List<String> texts(String column, String aggregate) {
    return service
        .tables()
        .sql("SELECT " + column + " FROM event WHERE aggregate_id = ? ORDER BY sequence")
        .param(aggregate)
        .query(String.class)
        .list();
  }
}
