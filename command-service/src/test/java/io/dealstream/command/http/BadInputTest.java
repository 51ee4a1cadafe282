package io.dealstream.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is wrong with a call: the answer names the rule and the field, and nothing is stored.
 */
class BadInputTest {

  private static final String ADA = TestIssuer.shared().admin();
  private static final String RITA = TestIssuer.shared().rep("rita");
  private static final String MAREK = TestIssuer.shared().manager("marek", "south");
  private static final String ROBOT = TestIssuer.shared().service();

  private static RunningService service;

  private record Bad(String what, Call call, int status, String rule, String field) {
    @Override
    public String toString() {
      return what;
    }
  }

  private interface Call {
    RunningService.Reply send();
  }

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    service
        .post(
            ADA,
            "/api/pipelines",
            """
            {"id": "strict", "stages": [{"id": "call"}, {"id": "visit"}, {"id": "pitch"}],
             "rules": {"allowSkip": false, "backwardNeedsReason": true}}""")
        .isOk(201);
    opened("d0", "call");
    opened("d1", "visit");
  }

  private static void opened(String id, String stage) {
    service
        .post(
            ADA,
            "/api/deals",
            """
            {"id": "%s", "pipelineId": "strict", "name": "Cranes", "owner": "rita",
             "team": "north", "stageId": "%s", "occurredAt": "2026-03-02T09:00:00Z"}"""
                .formatted(id, stage))
        .isOk(201);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  static Stream<Bad> bad() {
    return Stream.of(
        move("an unknown stage", "{\"stageId\": \"nowhere\"}", 422, "unknown-stage", "stageId"),
        move(
            "going back without a reason",
            "{\"stageId\": \"call\"}",
            422,
            "reason-needed-to-go-back",
            "reason"),
        move("no stage", "{}", 400, "missing-field", "stageId"),
        move("malformed JSON", "{\"stageId\": ", 400, "malformed-json", "body"),
        move("no body", "", 400, "missing-body", "body"),
        move(
            "a field nobody knows",
            "{\"stageId\": \"pitch\", \"stage\": \"x\"}",
            400,
            "unknown-field",
            "stage"),
        move(
            "a time that is none",
            "{\"stageId\": \"pitch\", \"occurredAt\": \"yesterday\"}",
            400,
            "malformed-field",
            "occurredAt"),
        move(
            "time going back",
            "{\"stageId\": \"pitch\", \"occurredAt\": \"2026-03-01T09:00:00Z\"}",
            422,
            "before-last-event",
            "occurredAt"),
        move(
            "a time far ahead",
            "{\"stageId\": \"pitch\", \"occurredAt\": \"2999-01-01T00:00:00Z\"}",
            422,
            "in-the-future",
            "occurredAt"),
        move(
            "a body of 10 MB",
            "{\"stageId\": \"" + "x".repeat(10 << 20) + "\"}",
            413,
            "body-too-large",
            "body"),
        new Bad(
            "a skipped stage",
            () -> service.post(RITA, "/api/deals/d0/move", "{\"stageId\": \"pitch\"}"),
            422,
            "skipping-not-allowed",
            "stageId"),
        amount(
            "a wrong currency",
            "{\"amount\": \"1\", \"currency\": \"USD\"}",
            422,
            "missing-rate",
            "amount.currency"),
        amount(
            "a currency that is none",
            "{\"amount\": \"1\", \"currency\": \"EURO\"}",
            422,
            "unknown-currency",
            "amount.currency"),
        amount(
            "a negative amount", "{\"amount\": \"-1\"}", 422, "negative-amount", "amount.amount"),
        amount("half a cent", "{\"amount\": \"0.005\"}", 422, "too-many-decimals", "amount.amount"),
        amount(
            "a number of a billion digits",
            "{\"amount\": \"1e999999999\"}",
            422,
            "amount-too-large",
            "amount.amount"),
        amount("no number", "{\"amount\": \"much\"}", 400, "malformed-field", "amount.amount"),
        amount("no amount", "{\"currency\": \"EUR\"}", 400, "missing-field", "amount.amount"),
        new Bad(
            "losing without a reason",
            () -> service.post(RITA, "/api/deals/d1/lose", "{}"),
            422,
            "reason-needed-to-lose",
            "reason"),
        new Bad(
            "reopening an open deal",
            () -> service.post(RITA, "/api/deals/d1/reopen", "{\"stageId\": \"visit\"}"),
            422,
            "deal-is-open",
            "id"),
        new Bad(
            "a deal nobody knows",
            () -> service.post(RITA, "/api/deals/d2/win", ""),
            404,
            "unknown-deal",
            "id"),
        new Bad(
            "an id that is taken",
            () ->
                open(
                    "{\"id\": \"d1\", \"pipelineId\": \"strict\", \"name\": \"x\", \"owner\": \"rita\"}"),
            409,
            "deal-exists",
            "id"),
        new Bad(
            "an id no address can hold",
            () ->
                open(
                    "{\"id\": \"a~b\", \"pipelineId\": \"strict\", \"name\": \"x\", \"owner\": \"rita\"}"),
            422,
            "invalid-id",
            "id"),
        new Bad(
            "a pipeline nobody knows",
            () -> open("{\"pipelineId\": \"none\", \"name\": \"x\", \"owner\": \"rita\"}"),
            422,
            "unknown-pipeline",
            "pipelineId"),
        new Bad(
            "no token",
            () -> service.post(null, "/api/deals/d1/win", ""),
            401,
            "token-required",
            "Authorization"),
        new Bad(
            "a token that is none",
            () -> service.post("abc", "/api/deals/d1/win", ""),
            401,
            "token-required",
            "Authorization"),
        new Bad(
            "a wrong role on a deal",
            () -> service.post(ROBOT, "/api/deals/d1/win", ""),
            403,
            "role-required",
            "roles"),
        new Bad(
            "a wrong role on a pipeline",
            () -> service.post(MAREK, "/api/pipelines", ""),
            403,
            "role-required",
            "roles"),
        new Bad(
            "somebody else's deal",
            () -> service.post(TestIssuer.shared().rep("tom"), "/api/deals/d1/win", ""),
            403,
            "not-your-deal",
            "owner"),
        new Bad(
            "another team's deal",
            () -> service.post(MAREK, "/api/deals/d1/win", ""),
            403,
            "not-your-deal",
            "owner"),
        new Bad(
            "a deal opened for somebody else",
            () -> open("{\"pipelineId\": \"strict\", \"name\": \"x\", \"owner\": \"tom\"}"),
            403,
            "not-your-deal",
            "owner"),
        new Bad(
            "a version that moved on",
            () -> service.post(RITA, "/api/deals/d1/win", "", "If-Match", "\"7\""),
            412,
            "version-moved-on",
            "If-Match"),
        new Bad(
            "a version that is none",
            () -> service.post(RITA, "/api/deals/d1/win", "", "If-Match", "seven"),
            400,
            "malformed-etag",
            "If-Match"),
        new Bad(
            "what is not there",
            () -> service.post(RITA, "/api/deals/d1/dance", "{}"),
            404,
            "not-found",
            null),
        new Bad(
            "the wrong kind of body",
            () -> service.post(RITA, "/api/deals/d1/move", "a,b", "Content-Type", "text/plain"),
            415,
            "media-type-not-supported",
            "Content-Type"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void is_told_by_rule_and_field_and_stores_nothing(Bad bad) {
    var before = service.storedEvents();
    var reply = bad.call.send();
    reply.isProblem(bad.status, bad.rule, bad.field);
    assertThat(reply.body()).doesNotContain("Exception", "io.dealstream", "at org.");
    assertThat(service.storedEvents()).isEqualTo(before);
  }

  private static Bad move(String what, String body, int status, String rule, String field) {
    return new Bad(what, () -> service.post(RITA, "/api/deals/d1/move", body), status, rule, field);
  }

  private static Bad amount(String what, String amount, int status, String rule, String field) {
    return new Bad(
        what,
        () -> service.post(RITA, "/api/deals/d1/amount", "{\"amount\": " + amount + "}"),
        status,
        rule,
        field);
  }

  private static RunningService.Reply open(String body) {
    return service.post(RITA, "/api/deals", body);
  }
}
