package io.dealstream.command.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DealsOverHttpTest {

  private static final String ADA = TestIssuer.shared().admin();
  private static final String RITA = TestIssuer.shared().rep("rita");

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
  void a_deal_is_opened_moved_and_won() {
    var opened =
        service
            .post(
                RITA,
                "/api/deals",
                """
                {"pipelineId": "default", "name": "Harbour cranes", "owner": "rita",
                 "amount": {"amount": "1250.00", "currency": "EUR"}}""")
            .isOk(201);
    assertThat(opened.etag()).isEqualTo("\"0\"");
    assertThat(opened.headers().get("location")).isEqualTo("/api/deals/" + opened.id());
    var deal = "/api/deals/" + opened.id();
    var moved = service.post(RITA, deal + "/move", "{\"stageId\": \"closing\"}").isOk(200);
    assertThat(moved.body()).isEqualTo("{\"id\":\"" + opened.id() + "\",\"version\":1}");
    assertThat(service.post(RITA, deal + "/win", "").isOk(200).etag()).isEqualTo("\"2\"");
    assertThat(service.post(RITA, deal + "/win", "").isOk(200).etag()).isEqualTo("\"2\"");
    service
        .post(RITA, deal + "/lose", "{\"reason\": \"price\"}")
        .isProblem(422, "reopen-first", "id");
    assertThat(types("deal:" + opened.id()))
        .containsExactly(
            "io.dealstream.deal.opened.v1",
            "io.dealstream.deal.stage-changed.v1",
            "io.dealstream.deal.won.v1");
  }

  @Test
  void every_command_makes_its_event() {
    var deal = opened("anna", "north");
    service.post(ADA, deal + "/amount", "{\"amount\": {\"amount\": \"10\"}}").isOk(200);
    service.post(ADA, deal + "/reassign", "{\"owner\": \"rita\", \"team\": \"south\"}").isOk(200);
    service.post(ADA, deal + "/lose", "{\"reason\": \"price\"}").isOk(200);
    var reopened = service.post(ADA, deal + "/reopen", "{\"stageId\": \"closing\"}").isOk(200);
    assertThat(types("deal:" + reopened.id()))
        .containsExactly(
            "io.dealstream.deal.opened.v1",
            "io.dealstream.deal.amount-changed.v1",
            "io.dealstream.deal.reassigned.v1",
            "io.dealstream.deal.lost.v1",
            "io.dealstream.deal.reopened.v1");
  }

  @Test
  void a_rep_changes_their_own_deals_a_manager_the_teams_an_admin_all() {
    var marek = TestIssuer.shared().manager("marek", "north");
    var move = "{\"stageId\": \"closing\"}";
    service.post(RITA, opened("rita", "north") + "/move", move).isOk(200);
    service.post(marek, opened("rita", "north") + "/move", move).isOk(200);
    service.post(marek, opened("marek", "south") + "/move", move).isOk(200);
    service.post(ADA, opened("rita", "north") + "/move", move).isOk(200);
    service
        .post(RITA, opened("tom", "north") + "/move", move)
        .isProblem(403, "not-your-deal", "owner");
    service
        .post(marek, opened("rita", "south") + "/move", move)
        .isProblem(403, "not-your-deal", "owner");
  }

  @Test
  void whose_deal_it_is_comes_before_the_version_and_the_version_before_the_rules() {
    var deal = opened("tom", "north");
    var nowhere = "{\"stageId\": \"nowhere\"}";
    service
        .post(RITA, deal + "/move", nowhere, "If-Match", "\"9\"")
        .isProblem(403, "not-your-deal", "owner");
    service
        .post(ADA, deal + "/move", nowhere, "If-Match", "\"9\"")
        .isProblem(412, "version-moved-on", "If-Match");
    service.post(ADA, deal + "/move", nowhere).isProblem(422, "unknown-stage", "stageId");
    service
        .post(ADA, deal + "/move", "{\"stageId\": \"prospecting\"}", "If-Match", "\"0\"")
        .isOk(200);
  }

  @Test
  void a_deal_may_go_by_a_name_that_people_write() {
    var body =
        "{\"id\": \"Żuraw 7?\", \"pipelineId\": \"default\", \"name\": \"x\", \"owner\": \"rita\"}";
    var opened = service.post(RITA, "/api/deals", body).isOk(201);
    assertThat(opened.headers().get("location")).isEqualTo("/api/deals/%C5%BBuraw%207%3F");
    assertThat(service.post(RITA, opened.headers().get("location") + "/win", "").isOk(200).id())
        .isEqualTo("Żuraw 7?");
  }

  @Test
  void an_imported_deal_is_changed_under_the_id_derived_for_it() {
    var row =
        new HistoryRow(Samples.MONDAY, "closing", null, "rita", null, null, null, null, null, null);
    service
        .bean(DealDesk.class)
        .record(new DealHistory("default", "2024/7", "import-1", List.of(row)));
    service.post(RITA, "/api/deals/default~2024~2F7/win", "").isOk(200);
  }

  private static String opened(String owner, String team) {
    var body =
        "{\"pipelineId\": \"default\", \"name\": \"x\", \"owner\": \"%s\", \"team\": \"%s\"}";
    return "/api/deals/"
        + service.post(ADA, "/api/deals", body.formatted(owner, team)).isOk(201).id();
  }

  private static Stream<String> types(String aggregate) {
    return service
        .tables()
        .sql("SELECT payload_type FROM event WHERE aggregate_id = ? ORDER BY sequence")
        .param(aggregate)
        .query(String.class)
        .stream();
  }
}
