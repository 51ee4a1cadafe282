package io.dealstream.command.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.command.RunningService;
import io.dealstream.command.decision.Refused;
import io.dealstream.testing.TestIssuer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PipelinesOverHttpTest {

  private static final String ADA = TestIssuer.shared().admin();

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
  void without_a_body_the_default_pipeline_is_created_once() {
    var created = service.post(ADA, "/api/pipelines", "").isOk(201);
    assertThat(created.headers().get("location")).isEqualTo("/api/pipelines/default");
    assertThat(created.etag()).isEqualTo("\"0\"");
    assertThat(created.body()).isEqualTo("{\"id\":\"default\",\"version\":0}");
    service.post(ADA, "/api/pipelines", "").isProblem(409, "pipeline-exists", "id");
  }

  @Test
  void a_put_makes_the_next_version_and_the_same_put_again_does_not() {
    service.post(ADA, "/api/pipelines", body("a")).isOk(201);
    var changed = "{\"stages\": [{\"id\": \"call\"}, {\"id\": \"pitch\"}]}";
    assertThat(service.put(ADA, "/api/pipelines/a", changed).isOk(200).etag()).isEqualTo("\"1\"");
    assertThat(service.put(ADA, "/api/pipelines/a", changed).isOk(200).etag()).isEqualTo("\"1\"");
    service
        .put(ADA, "/api/pipelines/a", body("a"), "If-Match", "\"0\"")
        .isProblem(412, "version-moved-on", "If-Match");
    service
        .put(ADA, "/api/pipelines/a", "{\"currency\": \"USD\", \"stages\": [{\"id\": \"call\"}]}")
        .isProblem(422, "currency-never-changes", "currency");
    service.put(ADA, "/api/pipelines/b", body("a")).isProblem(400, "id-mismatch", "id");
    service.put(ADA, "/api/pipelines/b", body("b")).isProblem(404, "unknown-pipeline", "id");
  }

  @Test
  void an_id_is_made_where_none_is_given_and_people_may_give_one_as_they_write() {
    var made = service.post(ADA, "/api/pipelines", "{\"stages\": [{\"id\": \"call\"}]}").isOk(201);
    assertThat(made.id()).hasSize(36);
    var given = service.post(ADA, "/api/pipelines", body("Wiosna w Łodzi")).isOk(201);
    assertThat(given.headers().get("location")).isEqualTo("/api/pipelines/Wiosna%20w%20%C5%81odzi");
    assertThat(
            service
                .put(ADA, given.headers().get("location"), body("Wiosna w Łodzi"))
                .isOk(200)
                .id())
        .isEqualTo("Wiosna w Łodzi");
  }

  @Test
  void what_is_wrong_is_named() {
    service
        .post(ADA, "/api/pipelines", "{\"stages\": [{\"id\": \"call\", \"probability\": 2}]}")
        .isProblem(422, "invalid-probability", "stages[0].probability");
    service
        .post(ADA, "/api/pipelines", "{\"stages\": [{\"id\": \"call\", \"probability\": []}]}")
        .isProblem(400, "malformed-field", "stages[0].probability");
    service
        .post(ADA, "/api/pipelines", "{\"stages\": [{\"id\": \"call\", \"colour\": \"red\"}]}")
        .isProblem(400, "unknown-field", "stages[0].colour");
    service
        .post(ADA, "/api/pipelines", "{\"rules\": {\"allowSkip\": 1}}")
        .isProblem(400, "malformed-field", "rules.allowSkip");
    service
        .post(ADA, "/api/pipelines", "{\"minimumWonDeals\": 10.5}")
        .isProblem(400, "malformed-field", "minimumWonDeals");
  }

  @Test
  void a_stage_asks_for_fields_before_a_deal_goes_on() {
    var asking =
        """
        {"id": "asking", "stages": [
          {"id": "call", "exitCriteria": {"requiredFields": ["amount"]}}, {"id": "pitch"}]}\
        """;
    service.post(ADA, "/api/pipelines", asking).isOk(201);
    var deal = "{\"pipelineId\": \"asking\", \"name\": \"x\", \"owner\": \"rita\"}";
    var move = "/api/deals/" + service.post(ADA, "/api/deals", deal).isOk(201).id() + "/move";
    service
        .post(ADA, move, "{\"stageId\": \"pitch\"}")
        .isProblem(422, "exit-criteria-not-met", "amount");
    service
        .post(ADA, "/api/pipelines", asking.replace("amount", "mood").replace("asking", "asking 2"))
        .isProblem(422, "unknown-deal-field", "stages[0].exitCriteria.requiredFields[0]");
  }

  @Test
  void a_stage_plans_activities_and_asks_for_them_before_a_deal_goes_on() {
    var planning =
        """
        {"id": "planning", "stages": [
          {"id": "call",
           "activities": [{"type": "call", "title": "ask for the budget", "dueAfterDays": 3}],
           "exitCriteria": {"doneActivities": [{"type": "call"}]}},
          {"id": "pitch"}]}\
        """;
    service.post(ADA, "/api/pipelines", planning).isOk(201);
    var deal = "{\"pipelineId\": \"planning\", \"name\": \"x\", \"owner\": \"rita\"}";
    var opened = service.post(ADA, "/api/deals", deal).isOk(201);
    assertThat(opened.etag()).isEqualTo("\"1\"");
    var path = "/api/deals/" + opened.id();
    service
        .post(ADA, path + "/move", "{\"stageId\": \"pitch\"}")
        .isProblem(422, "exit-criteria-not-met", "doneActivities");
    service.post(ADA, path + "/activities/planned~1/complete", "").isOk(200);
    service.post(ADA, path + "/move", "{\"stageId\": \"pitch\"}").isOk(200);
    service
        .post(
            ADA,
            "/api/pipelines",
            planning
                .replace("\"planning\"", "\"planning 2\"")
                .replace("\"dueAfterDays\": 3", "\"dueAfterDays\": 0"))
        .isProblem(422, "out-of-bounds", "stages[0].activities[0].dueAfterDays");
  }

  @Test
  void another_room_gets_the_pipeline_there_is_or_a_new_one() {
    var desk = service.bean(PipelineDesk.class);
    var made = desk.createIfAbsent(draft("imported", "call"), "ada");
    assertThat(made.version()).isZero();
    assertThat(desk.createIfAbsent(draft("imported", "other"), "ada")).isEqualTo(made);
    assertThatThrownBy(() -> desk.createIfAbsent(draft("bad", "won"), "ada"))
        .isInstanceOf(Refused.class);
  }

  @Test
  void the_interface_is_described_for_people_and_programs_without_a_token() {
    var described = service.get(null, "/v3/api-docs").isOk(200).json();
    assertThat(described.at("/openapi").asString()).startsWith("3.1");
    assertThat(described.at("/paths").propertyNames())
        .contains("/api/pipelines", "/api/pipelines/{id}", "/api/deals", "/api/deals/{id}/move");
    assertThat(described.at("/paths/~1api~1deals~1{id}~1move/post/parameters").toString())
        .doesNotContain("caller");
    assertThat(service.get(null, "/docs").status()).isBetween(200, 302);
  }

  private static PipelineDraft draft(String id, String stage) {
    var stages =
        List.of(
            new PipelineDraft.StageDraft(
                stage, null, null, null, null, null, null, null, null, null));
    return new PipelineDraft(id, null, null, null, null, stages, null, null, null);
  }

  private static String body(String id) {
    return "{\"id\": \"" + id + "\", \"stages\": [{\"id\": \"call\"}]}";
  }
}
