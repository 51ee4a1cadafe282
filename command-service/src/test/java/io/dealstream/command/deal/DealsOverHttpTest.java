package io.dealstream.command.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
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

  private static Stream<String> types(String aggregate) {
    return service
        .tables()
        .sql("SELECT payload_type FROM event WHERE aggregate_id = ? ORDER BY sequence")
        .param(aggregate)
        .query(String.class)
        .stream();
  }
}
