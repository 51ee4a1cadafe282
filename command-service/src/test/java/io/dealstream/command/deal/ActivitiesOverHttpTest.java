package io.dealstream.command.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.command.RunningService.Reply;
import io.dealstream.testing.TestIssuer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is done about a deal, and what is to be done. */
class ActivitiesOverHttpTest {

  private static final String ADA = TestIssuer.shared().admin();
  private static final String RITA = TestIssuer.shared().rep("rita");
  private static final String DUE = Instant.now().plusSeconds(86_400).toString();

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    service.post(ADA, "/api/pipelines", "").isOk(201);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void what_was_done_is_recorded_when_it_happened() {
    var deal = opened("rita");
    var told =
        service
            .post(
                RITA,
                deal + "/activities",
                "{\"type\": \"call\", \"title\": \"budget\","
                    + " \"happenedAt\": \"2020-02-29T10:00:00Z\"}",
                "If-Match",
                "\"0\"")
            .isOk(201);
    assertThat(told.etag()).isEqualTo("\"1\"");
    assertThat(told.json().at("/version").asLong()).isEqualTo(1);
    assertThat(told.headers().get("location")).isEqualTo(deal + "/activities/" + told.id());
    var event = events(deal).getLast();
    assertThat(event.at("/activityId").asString()).isEqualTo(told.id());
    assertThat(event.at("/type").asString()).isEqualTo("call");
    assertThat(event.at("/happenedAt").asString()).isEqualTo("2020-02-29T10:00:00Z");
    assertThat(event.at("/by").asString()).isEqualTo("rita");
    assertThat(Instant.parse(event.at("/occurredAt").asString())).isAfter("2026-01-01T00:00:00Z");
    tell(deal, "{\"type\": \"call\"}", "If-Match", "\"0\"")
        .isProblem(412, "version-moved-on", "If-Match");
  }

  @Test
  void who_did_it_is_who_says_so() {
    var deal = opened("rita");
    var marek = TestIssuer.shared().manager("marek", "north");
    service.post(marek, deal + "/reassign", "{}").isProblem(400, "missing-field", "owner");
    service.post(ADA, deal + "/reassign", "{\"owner\": \"rita\", \"team\": \"north\"}").isOk(200);
    service.post(marek, deal + "/activities", "{\"type\": \"e-mail\"}").isOk(201);
    var event = events(deal).getLast();
    assertThat(event.at("/type").asString()).isEqualTo("email");
    assertThat(event.at("/by").asString()).isEqualTo("marek");
    assertThat(event.at("/byTeam").asString()).isEqualTo("north");
    assertThat(event.at("/owner").asString()).isEqualTo("rita");
  }

  @Test
  void what_people_said_is_kept_beside_the_events_until_it_is_erased() {
    var deal = opened("rita");
    var words = "Anna Nowak: our crane is from 1987.\\r\\nRita: which one?";
    var transcript =
        tell(
                deal,
                "{\"type\": \"transcript\", \"text\": \"%s\", \"link\": \"https://meet.example/1\"}"
                    .formatted(words))
            .isOk(201);
    var text = deal + "/activities/" + transcript.id() + "/text";
    var kept = service.get(TestIssuer.shared().service(), text).isOk(200).json();
    assertThat(kept.at("/text").asString())
        .isEqualTo("Anna Nowak: our crane is from 1987.\nRita: which one?");
    assertThat(kept.at("/link").asString()).isEqualTo("https://meet.example/1");
    assertThat(stored()).noneMatch(event -> event.contains("1987") || event.contains("meet."));

    service.delete(RITA, text).isProblem(403, "role-required", "roles");
    service.delete(ADA, text).isOk(204);
    service.get(RITA, text).isProblem(404, "no-text", "activityId");
    service.delete(ADA, text).isOk(204);
    assertThat(events(deal).getLast().at("/text").asBoolean()).isTrue();
  }

  @Test
  void a_refused_note_leaves_no_words_behind() {
    var deal = opened("tom");
    var before = keptTexts();
    tell(deal, "{\"type\": \"note\", \"text\": \"x\"}").isProblem(403, "not-your-deal", "owner");
    tell("/api/deals/nobody", "{\"type\": \"note\", \"text\": \"x\"}")
        .isProblem(404, "unknown-deal", "id");
    assertThat(keptTexts()).isEqualTo(before);
  }

  @Test
  void what_is_to_be_done_is_put_off_and_done() {
    var deal = opened("rita");
    var planned =
        tell(deal, "{\"type\": \"follow-up\", \"dueAt\": \"%s\"}".formatted(DUE)).isOk(201);
    var one = deal + "/activities/" + planned.id();
    var later = Instant.parse(DUE).plusSeconds(3_600).toString();
    service.post(RITA, one + "/reschedule", "{\"dueAt\": \"%s\"}".formatted(later)).isOk(200);
    var same = service.post(RITA, one + "/reschedule", "{\"dueAt\": \"%s\"}".formatted(later));
    assertThat(same.isOk(200).etag()).isEqualTo("\"2\"");
    service.post(RITA, one + "/reschedule", "{}").isProblem(400, "missing-field", "dueAt");
    var done = service.post(RITA, one + "/complete", "", "If-Match", "\"2\"").isOk(200);
    assertThat(done.etag()).isEqualTo("\"3\"");
    assertThat(done.id()).isEqualTo(planned.id());
    service.post(RITA, one + "/complete", "").isProblem(404, "unknown-activity", "activityId");
    service.post(RITA, one + "/cancel", "").isProblem(404, "unknown-activity", "activityId");
    assertThat(types(deal))
        .containsExactly(
            "io.dealstream.deal.opened.v1",
            "io.dealstream.deal.activity-planned.v1",
            "io.dealstream.deal.activity-rescheduled.v1",
            "io.dealstream.deal.activity-completed.v1");
  }

  @Test
  void a_task_is_to_be_done_unless_it_is_said_when_it_was() {
    var deal = opened("rita");
    var task = tell(deal, "{\"type\": \"task\", \"title\": \"offer\"}").isOk(201);
    tell(
            deal,
            "{\"type\": \"task\", \"title\": \"offer\","
                + " \"happenedAt\": \"2026-01-02T00:00:00Z\"}")
        .isOk(201);
    var cancel = deal + "/activities/" + task.id() + "/cancel";
    service.post(RITA, cancel, "{\"reason\": \"no need\"}").isOk(200);
    assertThat(types(deal))
        .containsExactly(
            "io.dealstream.deal.opened.v1",
            "io.dealstream.deal.activity-planned.v1",
            "io.dealstream.deal.activity-recorded.v1",
            "io.dealstream.deal.activity-cancelled.v1");
  }

  @Test
  void a_mistake_is_named() {
    var deal = opened("rita");
    tell(deal, "{}").isProblem(400, "missing-field", "type");
    assertThat(tell(deal, "{\"type\": \"lunch\"}").status()).isEqualTo(400);
    tell(deal, "{\"type\": \"follow-up\"}").isProblem(422, "due-needed", "dueAt");
    tell(deal, "{\"type\": \"note\"}").isProblem(422, "text-needed", "text");
    tell(deal, "{\"type\": \"transcript\", \"link\": \"ftp://x.example/1\"}")
        .isProblem(422, "invalid-link", "link");
    tell(
            deal,
            "{\"type\": \"call\", \"dueAt\": \"%s\", \"happenedAt\": \"2026-01-02T00:00:00Z\"}"
                .formatted(DUE))
        .isProblem(422, "done-or-due", "dueAt");
    tell(deal, "{\"type\": \"call\", \"happenedAt\": \"2999-01-01T00:00:00Z\"}")
        .isProblem(422, "in-the-future", "happenedAt");
    assertThat(types(deal)).hasSize(1);
  }

  @Test
  void sent_again_under_its_key_it_is_told_once() {
    var deal = opened("rita");
    var body = "{\"type\": \"note\", \"text\": \"they build\"}";
    var first = tell(deal, body, "Idempotency-Key", "note-1").isOk(201);
    var again = tell(deal, body, "Idempotency-Key", "note-1").isOk(201);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(types(deal)).hasSize(2);
  }

  private static Reply tell(String deal, String body, String... headers) {
    return service.post(RITA, deal + "/activities", body, headers);
  }

  private static String opened(String owner) {
    var body = "{\"pipelineId\": \"default\", \"name\": \"x\", \"owner\": \"" + owner + "\"}";
    return "/api/deals/" + service.post(ADA, "/api/deals", body).isOk(201).id();
  }

  private static List<String> types(String deal) {
    return service
        .tables()
        .sql("SELECT payload_type FROM event WHERE aggregate_id = ? ORDER BY sequence")
        .param("deal:" + deal.substring("/api/deals/".length()))
        .query(String.class)
        .list();
  }

  private static List<JsonNode> events(String deal) {
    return service
        .tables()
        .sql(
            """
            SELECT convert_from(payload, 'UTF8') FROM event
            WHERE aggregate_id = ? ORDER BY sequence\
            """)
        .param("deal:" + deal.substring("/api/deals/".length()))
        .query(String.class)
        .stream()
        .map(JsonMapper.shared()::readTree)
        .toList();
  }

  private static List<String> stored() {
    return service
        .tables()
        .sql("SELECT convert_from(payload, 'UTF8') || convert_from(metadata, 'UTF8') FROM event")
        .query(String.class)
        .list();
  }

  private static long keptTexts() {
    return service.tables().sql("SELECT count(*) FROM activity_text").query(Long.class).single();
  }
}
