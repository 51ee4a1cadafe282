package io.dealstream.command.http;

import static io.dealstream.command.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.command.RunningService;
import io.dealstream.command.RunningService.Reply;
import io.dealstream.testing.TestIssuer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same key and body: the same answer and one effect. */
class IdempotencyKeyTest {

  private static final String ADA = TestIssuer.shared().admin();
  private static final String RITA = TestIssuer.shared().rep("rita");
  private static final String OPENING =
      "{\"pipelineId\": \"default\", \"name\": \"Cranes\", \"owner\": \"rita\"}";

  private static RunningService service;
  private static RunningService other;

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    other = service.another();
    service.post(ADA, "/api/pipelines", "").isOk(201);
  }

  @AfterAll
  static void stop() {
    other.close();
    service.close();
  }

  @Test
  void a_command_sent_again_has_the_same_answer_and_one_effect() {
    var key = key();
    var first = service.post(RITA, "/api/deals", OPENING, "Idempotency-Key", key).isOk(201);
    var before = service.storedEvents();
    var again = service.post(RITA, "/api/deals", OPENING, "Idempotency-Key", key).isOk(201);
    var elsewhere = other.post(RITA, "/api/deals", OPENING, "Idempotency-Key", key).isOk(201);
    assertSame(first, again);
    assertSame(first, elsewhere);
    assertThat(first.headers()).containsKeys("etag", "location");
    assertThat(service.storedEvents()).isEqualTo(before);
  }

  @Test
  void with_and_without_a_key_the_answer_reads_the_same() {
    var with = service.post(RITA, "/api/deals", OPENING, "Idempotency-Key", key()).isOk(201);
    var without = service.post(RITA, "/api/deals", OPENING).isOk(201);
    assertThat(with.body().replace(with.id(), "x"))
        .isEqualTo(without.body().replace(without.id(), "x"));
    assertThat(with.headers().get("content-type")).isEqualTo(without.headers().get("content-type"));
    assertThat(with.etag()).isEqualTo(without.etag());
  }

  @Test
  void what_a_rule_refused_stays_refused() {
    var deal = opened();
    service.post(RITA, deal + "/win", "").isOk(200);
    var key = key();
    var refused = move(deal, "closing", key);
    refused.isProblem(422, "deal-is-won", "id");
    service.post(RITA, deal + "/reopen", "{\"stageId\": \"prospecting\"}").isOk(200);
    assertSame(refused, move(deal, "closing", key));
    move(deal, "closing", key()).isOk(200);
  }

  @Test
  void with_a_refusal_nothing_else_of_its_command_is_stored() {
    var deal = opened();
    var won = opened();
    service.post(RITA, won + "/win", "").isOk(200);
    var key = key();
    var body = "{\"into\": \"" + won.substring(11) + "\"}";
    var refused = service.post(RITA, deal + "/merge", body, "Idempotency-Key", key);
    refused.isProblem(422, "deal-is-won", "into");
    assertSame(refused, service.post(RITA, deal + "/merge", body, "Idempotency-Key", key));
    assertThat(move(deal, "closing", key()).isOk(200).etag()).isEqualTo("\"1\"");
  }

  @Test
  void what_was_refused_for_another_reason_is_decided_again() {
    var key = key();
    var id = UUID.randomUUID();
    var unknown = "/api/deals/" + id;
    move(unknown, "closing", key).isProblem(404, "unknown-deal", "id");
    var body = OPENING.replace("{", "{\"id\": \"" + id + "\", ");
    service.post(RITA, "/api/deals", body).isOk(201);
    move(unknown, "closing", key).isOk(200);
  }

  @Test
  void a_key_goes_with_one_body() {
    var deal = opened();
    var key = key();
    move(deal, "closing", key).isOk(200);
    move(deal, "qualification", key).isProblem(422, "idempotency-key-reused", "Idempotency-Key");
    assertThat(move(deal, "closing", key).etag()).isEqualTo("\"1\"");
  }

  @Test
  void a_key_is_its_callers_and_its_addresss() {
    var key = key();
    var one = opened();
    var two = opened();
    assertThat(move(one, "closing", key).isOk(200).id()).isEqualTo(one.substring(11));
    assertThat(move(two, "closing", key).isOk(200).id()).isEqualTo(two.substring(11));
    var adas =
        service.post(ADA, one + "/move", "{\"stageId\": \"prospecting\"}", "Idempotency-Key", key);
    assertThat(adas.isOk(200).etag()).isEqualTo("\"2\"");
  }

  @Test
  void a_key_comes_after_the_role_and_before_whose_deal_it_is() {
    var deal = opened();
    var key = key();
    var won = service.post(RITA, deal + "/win", "", "Idempotency-Key", key).isOk(200);
    service.post(ADA, deal + "/reassign", "{\"owner\": \"tom\"}").isOk(200);
    assertSame(won, service.post(RITA, deal + "/win", "", "Idempotency-Key", key));
    service
        .post(RITA, deal + "/win", "", "Idempotency-Key", key())
        .isProblem(403, "not-your-deal", "owner");
    service
        .post(TestIssuer.shared().service(), deal + "/win", "", "Idempotency-Key", key)
        .isProblem(403, "role-required", "roles");
  }

  @Test
  void a_version_that_moved_on_is_not_kept() {
    var deal = opened();
    var key = key();
    var body = "{\"stageId\": \"closing\"}";
    service
        .post(RITA, deal + "/move", body, "If-Match", "\"7\"", "Idempotency-Key", key)
        .isProblem(412, "version-moved-on", "If-Match");
    service.post(RITA, deal + "/move", body, "If-Match", "\"0\"", "Idempotency-Key", key).isOk(200);
    var late =
        service.post(RITA, deal + "/move", body, "If-Match", "\"0\"", "Idempotency-Key", key);
    assertThat(late.isOk(200).etag()).isEqualTo("\"1\"");
  }

  @Test
  void a_key_is_plain_and_short() {
    service
        .post(RITA, "/api/deals", OPENING, "Idempotency-Key", "two words")
        .isProblem(400, "malformed-idempotency-key", "Idempotency-Key");
    service
        .post(RITA, "/api/deals", OPENING, "Idempotency-Key", "k".repeat(201))
        .isProblem(400, "malformed-idempotency-key", "Idempotency-Key");
    service.post(RITA, "/api/deals", OPENING, "Idempotency-Key", "k".repeat(200)).isOk(201);
  }

  @Test
  void while_it_runs_the_same_request_is_told_to_wait() throws Exception {
    var key = key();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var held = service.holdWritersBack();
      var first =
          callers.submit(() -> service.post(RITA, "/api/deals", OPENING, "Idempotency-Key", key));
      service.awaitBlockedWriter();
      service
          .post(RITA, "/api/deals", OPENING, "Idempotency-Key", key)
          .isProblem(409, "request-still-running", "Idempotency-Key");
      held.close();
      var answer = first.get().isOk(201);
      assertSame(answer, service.post(RITA, "/api/deals", OPENING, "Idempotency-Key", key));
    }
  }

  @Test
  void sent_to_two_instances_at_once_it_has_one_effect_and_one_answer() throws Exception {
    var key = key();
    var before = service.storedEvents();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var held = service.holdWritersBack();
      var one =
          callers.submit(() -> service.post(RITA, "/api/deals", OPENING, "Idempotency-Key", key));
      var two =
          callers.submit(() -> other.post(RITA, "/api/deals", OPENING, "Idempotency-Key", key));
      service.awaitBlockedWriters(2);
      held.close();
      assertSame(one.get().isOk(201), two.get().isOk(201));
    }
    assertThat(service.storedEvents()).isEqualTo(before + 1);
  }

  @Test
  void the_answer_is_stored_in_the_commit_of_the_event() {
    var opened = service.post(RITA, "/api/deals", OPENING, "Idempotency-Key", key()).isOk(201);
    assertThat(
            service
                .tables()
                .sql(
                    """
                    SELECT count(*) FROM event JOIN idempotent_answer a ON a.xmin = event.xmin
                    WHERE aggregate_id = ? AND location = ?\
                    """)
                .param("deal:" + opened.id())
                .param("/api/deals/" + opened.id())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void a_file_sent_again_is_one_import() {
    var key = key();
    var csv =
        "deal_id,occurred_at,stage,reason,actor,amount,currency\n"
            + key
            + ",2026-03-02T09:00:00Z,closing,,anna,,\n";
    var first = importFile(csv, key).isOk(202);
    assertSame(first, importFile(csv, key));
    importFile(csv + "\n", key).isProblem(422, "idempotency-key-reused", "Idempotency-Key");
    awaitEnd(first);
    awaitEnd(importFile(csv, key()).isOk(202));
  }

  /** What goes on after its answer would be counted by another test. */
  private static void awaitEnd(Reply begun) {
    await("the end of an import")
        .until(
            () ->
                service
                    .get(ADA, "/api/imports/" + begun.json().at("/id").asString())
                    .json()
                    .at("/state")
                    .asString()
                    .equals("done"));
  }

  @Test
  void answers_are_kept_for_a_day_at_least_and_dropped_in_parts() {
    var answers = service.bean(StoredAnswers.class);
    insertAnswers(1_500, "3 days");
    insertAnswers(1, "25 hours");
    assertThat(answers.dropSome()).isEqualTo(1_000);
    answers.dropOld();
    assertThat(answersOlderThan("24 hours")).isEqualTo(1);
    assertThat(answersOlderThan("2 days")).isZero();
    var jdbc = JdbcClient.create(service.appDataSource());
    assertThatThrownBy(() -> new StoredAnswers(jdbc, Duration.ofHours(23)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> jdbc.sql("UPDATE idempotent_answer SET status = 200").update())
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  private static void insertAnswers(int count, String age) {
    service
        .tables()
        .sql(
            """
            INSERT INTO idempotent_answer (key, body_hash, status, body, stored_at)
            SELECT sha256((? || n)::bytea), sha256('x'), 200, '', now() - ?::interval
            FROM generate_series(1, ?) AS n\
            """)
        .param(age)
        .param(age)
        .param(count)
        .update();
  }

  private static long answersOlderThan(String age) {
    return service
        .tables()
        .sql("SELECT count(*) FROM idempotent_answer WHERE stored_at < now() - ?::interval")
        .param(age)
        .query(Long.class)
        .single();
  }

  private static Reply importFile(String csv, String key) {
    return service.post(
        ADA,
        "/api/imports?pipeline=default",
        csv,
        "Content-Type",
        "text/csv",
        "Idempotency-Key",
        key);
  }

  private static Reply move(String deal, String stage, String key) {
    return service.post(
        RITA, deal + "/move", "{\"stageId\": \"" + stage + "\"}", "Idempotency-Key", key);
  }

  private static String opened() {
    return "/api/deals/" + service.post(RITA, "/api/deals", OPENING).isOk(201).id();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static void assertSame(Reply first, Reply again) {
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.body()).isEqualTo(first.body());
    for (var header : new String[] {"etag", "location", "content-type"}) {
      assertThat(again.headers().get(header)).as(header).isEqualTo(first.headers().get(header));
    }
  }
}
