package io.dealstream.command.automation;

import static io.dealstream.command.automation.AutomationsOverHttp.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomationsOverHttpTest {

  private static RunningService service;
  private static AutomationsOverHttp client;

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    client = new AutomationsOverHttp(service);
    client.pipeline("sales");
    client.pipeline("full");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_rule_is_told_changed_read_and_removed() {
    var first = client.task("r1", "sales", "visit", "prepare").isOk(201);
    assertThat(first.headers().get("location")).isEqualTo("/api/automations/r1");
    assertThat(first.body()).isEqualTo("{\"id\":\"r1\",\"version\":0}");
    assertThat(client.task("r1", "sales", "visit", "prepare").isOk(200).etag()).isEqualTo("\"0\"");
    assertThat(client.task("r1", "sales", "visit", "ring").isOk(200).etag()).isEqualTo("\"1\"");
    service
        .put(ADA, "/api/automations/r1", valid(), "If-Match", "\"0\"")
        .isProblem(412, "version-moved-on", "If-Match");
    var read = service.get(ADA, "/api/automations/r1").isOk(200);
    assertThat(read.etag()).isEqualTo("\"1\"");
    assertThat(read.body())
        .isEqualTo(
            """
            {"id":"r1","version":1,"name":"Tasks","pipelineId":"sales","enabled":true,\
            "when":"stage-entered","onlyIf":{"stage":"visit","owner":null,"team":null,\
            "source":null,"amountAtLeast":null,"kind":null},\
            "then":[{"action":"plan","type":"task","title":"ring","dueInDays":3}]}""");
    assertThat(service.delete(ADA, "/api/automations/r1").isOk(200).etag()).isEqualTo("\"2\"");
    assertThat(service.delete(ADA, "/api/automations/r1").isOk(200).etag()).isEqualTo("\"2\"");
    service.get(ADA, "/api/automations/r1").isProblem(404, "unknown-automation", "id");
    assertThat(client.runs("r1")).isEmpty();
    assertThat(client.task("r1", "sales", "visit", "again").isOk(200).etag()).isEqualTo("\"3\"");
    service.get(ADA, "/api/automations/r1").isOk(200);
  }

  @Test
  void a_notice_is_read_as_it_was_told() {
    client
        .rule(
            "n1",
            """
            {"name": "Wins", "when": "won",
             "then": [{"action": "notify", "who": "team:east", "text": "a new customer"},
                      {"action": "notify", "who": "owner", "text": "well done"}]}""")
        .isOk(201);
    assertThat(service.get(ADA, "/api/automations/n1").isOk(200).json().at("/then").toString())
        .isEqualTo(
            """
            [{"action":"notify","who":"team:east","text":"a new customer"},\
            {"action":"notify","who":"owner","text":"well done"}]""");
  }

  @Test
  void rules_are_listed_page_by_page() {
    for (var id : new String[] {"l1", "l2", "l3"}) {
      client.task(id, "full", "visit", "x").isOk(201);
    }
    var page = service.get(ADA, "/api/automations?pipeline=full&limit=2").isOk(200).json();
    assertThat(page.at("/items").valueStream().map(r -> r.at("/id").asString()))
        .containsExactly("l1", "l2");
    var rest =
        service
            .get(
                ADA, "/api/automations?pipeline=full&limit=2&cursor=" + page.at("/next").asString())
            .json();
    assertThat(rest.at("/items/0/id").asString()).isEqualTo("l3");
    assertThat(rest.at("/next").asString(null)).isNull();
    service.delete(ADA, "/api/automations/l1").isOk(200);
    assertThat(service.get(ADA, "/api/automations?pipeline=full").json().at("/items").size())
        .isEqualTo(2);
    service
        .get(TestIssuer.shared().manager("marek", "north"), "/api/automations")
        .isProblem(403, "role-required", "roles");
  }

  @Test
  void a_pipeline_has_so_many_rules_at_most_and_those_for_all_are_counted_by_themselves() {
    client.pipeline("many");
    for (var i = 0; i < 50; i++) {
      client.task("m" + i, "many", "visit", "x").isOk(201);
    }
    client.task("m50", "many", "visit", "x").isProblem(422, "too-many-automations", "pipelineId");
    client.task("m49", "many", "visit", "y").isOk(200);
    client.rule("all", valid()).isOk(201);
    service.delete(ADA, "/api/automations/m0").isOk(200);
    client.task("m50", "many", "visit", "x").isOk(201);
  }

  @ParameterizedTest(name = "{1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"when": "opened", "then": []}                          | 422 | missing-field        | name
          {"name": "x", "when": "sold", "then": []}               | 422 | unknown-trigger      | when
          {"name": "x", "when": 7, "then": []}                    | 400 | malformed-field      | when
          {"name": "x", "when": "opened"}                         | 422 | no-action            | then
          {"name": "x", "when": "opened", "then": {}}             | 400 | malformed-field      | then
          {"name": "x", "when": "opened", "pipelineId": "none"}   | 422 | unknown-pipeline     | pipelineId
          {"name": "x", "when": "opened", "pipelineId": "a\\u0000"} | 422 | invalid-id         | pipelineId
          {"name": "x", "when": "opened", "pipelineId": "sales", "onlyIf": {"stage": "y"}} | 422 | unknown-stage | onlyIf.stage
          {"name": "x", "when": "opened", "onlyIf": {"stage": "visit"}} | 422 | pipeline-needed | pipelineId
          {"name": "x", "when": "opened", "onlyIf": {"colour": "red"}}  | 400 | unknown-field   | onlyIf.colour
          {"name": "x", "when": "opened", "then": [{"action": "plan", "type": "task", "title": "y", "dueInDays": -1}]} | 422 | out-of-bounds | then[0].dueInDays
          {"name": "x", "when": "opened", "then": [{"action": "plan", "type": "task", "title": "y", "dueInDays": 1.5}]} | 400 | malformed-field | then[0].dueInDays
          {"name": "x", "when": "opened", "then": [{"action": "plan", "type": "dance", "title": "y", "dueInDays": 1}]} | 400 | malformed-field | then[0].type
          {"name": "x", "when": "opened", "then": [{"action": "win"}]} | 422 | unknown-action | then[0].action
          {"name": "x", "when": "opened", "then": [{"action": "notify", "who": "anna", "text": "y"}]} | 422 | unknown-recipient | then[0].who
          {"name": "x", "when": "opened", "then": [{"action": "notify", "who": ["owner"], "text": "y"}]} | 400 | malformed-field | then[0].who
          {"name": "x", "when": "stalled", "onlyIf": {"kind": "lazy"}, "then": []} | 400 | malformed-field | onlyIf.kind
          {"name": "x", "when": "opened", "onlyIf": {"kind": "idle"}, "then": []} | 422 | not-of-this-trigger | onlyIf.kind
          {"id": "y"}                                             | 400 | id-mismatch          | id
          {"name":                                                | 400 | malformed-json       | body
          """)
  void what_is_wrong_is_named_and_stores_nothing(
      String body, int status, String rule, String field) {
    var before = service.storedEvents();
    client.rule("bad", body).isProblem(status, rule, field);
    assertThat(service.storedEvents()).isEqualTo(before);
  }

  @Test
  void what_is_not_there_and_what_is_no_page_is_said() {
    service.get(ADA, "/api/automations/none").isProblem(404, "unknown-automation", "id");
    service.get(ADA, "/api/automations/none/runs").isProblem(404, "unknown-automation", "id");
    service.delete(ADA, "/api/automations/none").isProblem(404, "unknown-automation", "id");
    client.rule("a~b", valid()).isProblem(422, "invalid-id", "id");
    client.rule("there", valid()).isOk(201);
    service
        .get(ADA, "/api/automations/there/runs?cursor=x")
        .isProblem(400, "malformed-cursor", "cursor");
    service
        .get(ADA, "/api/automations/there/runs?limit=0")
        .isProblem(400, "limit-out-of-range", "limit");
    service.get(ADA, "/api/automations?limit=201").isProblem(400, "limit-out-of-range", "limit");
  }

  private static String valid() {
    return """
    {"name": "Any", "when": "lost", "then": [{"action": "reassign", "owner": "bea"}]}""";
  }
}
