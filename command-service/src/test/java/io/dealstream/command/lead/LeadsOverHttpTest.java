package io.dealstream.command.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LeadsOverHttpTest {

  private static final String ADA = TestIssuer.shared().admin();
  private static final String RITA = TestIssuer.shared().rep("rita");
  private static final String TO_DEFAULT = "{\"deal\": {\"pipelineId\": \"default\"}}";

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
  void a_lead_is_captured_weighed_and_qualified() {
    var captured =
        service
            .post(
                RITA,
                "/api/leads",
                """
                {"name": "Shipyard", "owner": "rita", "team": "north", "source": "fair",
                 "campaignId": "spring", "contactId": "c9"}""")
            .isOk(201);
    assertThat(captured.etag()).isEqualTo("\"0\"");
    assertThat(captured.headers().get("location")).isEqualTo("/api/leads/" + captured.id());
    var lead = "/api/leads/" + captured.id();
    var signal =
        """
        {"signalId": "s1", "kind": "opened", "source": "e-mail", "value": "3",
         "observedAt": "2026-03-01T09:00:00Z"}""";
    assertThat(service.post(RITA, lead + "/signals", signal).isOk(200).etag()).isEqualTo("\"1\"");
    assertThat(service.post(RITA, lead + "/signals", signal).isOk(200).etag()).isEqualTo("\"1\"");
    assertThat(service.post(RITA, lead + "/qualify", "").isOk(200).etag()).isEqualTo("\"2\"");
    assertThat(service.post(RITA, lead + "/qualify", "").isOk(200).etag()).isEqualTo("\"2\"");
    service
        .post(RITA, lead + "/disqualify", "")
        .isProblem(422, "reason-needed-to-disqualify", "reason");
    service.post(RITA, lead + "/disqualify", "{\"reason\": \"no budget\"}").isOk(200);
    assertThat(types("lead:" + captured.id()))
        .containsExactly(
            "io.dealstream.lead.captured.v1",
            "io.dealstream.lead.signal-received.v1",
            "io.dealstream.lead.qualified.v1",
            "io.dealstream.lead.disqualified.v1");
  }

  @Test
  void converting_opens_a_deal_and_links_both_by_one_command() {
    var lead = captured("rita", "north");
    var body =
        """
        {"reason": "they called",
         "deal": {"id": "of a lead", "pipelineId": "default", "stageId": "qualification",
                  "amount": {"amount": "12.50"}, "expectedCloseOn": "2026-06-30",
                  "forecastCategory": "commit"}}""";
    var converted = service.post(RITA, lead + "/convert", body).isOk(200);
    assertThat(converted.json().at("/dealId").asString()).isEqualTo("of a lead");
    assertThat(converted.etag()).isEqualTo("\"2\"");
    assertThat(types("lead:" + converted.id()))
        .containsExactly(
            "io.dealstream.lead.captured.v1",
            "io.dealstream.lead.qualified.v1",
            "io.dealstream.lead.converted.v1");
    assertThat(of("deal:of a lead", "leadId")).isEqualTo(converted.id());
    assertThat(of("deal:of a lead", "name")).isEqualTo("Shipyard");
    assertThat(of("deal:of a lead", "owner")).isEqualTo("rita");
    assertThat(of("deal:of a lead", "team")).isEqualTo("north");
    assertThat(of("deal:of a lead", "source")).isEqualTo("fair");
    assertThat(of("deal:of a lead", "occurredAt"))
        .isEqualTo(of("lead:" + converted.id(), "occurredAt"));
    assertThat(causes("lead:" + converted.id(), "deal:of a lead")).hasSize(1);
  }

  @Test
  void converting_again_changes_nothing_and_names_the_same_deal() {
    var lead = captured("rita", "north");
    var first = service.post(RITA, lead + "/convert", TO_DEFAULT).isOk(200);
    var events = service.storedEvents();
    assertThat(service.post(RITA, lead + "/convert", TO_DEFAULT).isOk(200).body())
        .isEqualTo(first.body());
    service
        .post(RITA, lead + "/convert", "{\"deal\": {\"id\": \"x\", \"pipelineId\": \"default\"}}")
        .isProblem(422, "lead-is-converted", "id");
    assertThat(service.storedEvents()).isEqualTo(events);
  }

  @Test
  void where_the_deal_is_refused_the_lead_stays_as_it_was() {
    var lead = captured("rita", "north");
    var events = service.storedEvents();
    convert(lead, "\"pipelineId\": \"none\"").isProblem(422, "unknown-pipeline", "deal.pipelineId");
    convert(lead, "\"pipelineId\": \"default\", \"stageId\": \"nowhere\"")
        .isProblem(422, "unknown-stage", "deal.stageId");
    convert(lead, "\"pipelineId\": \"default\", \"owner\": \"tom\"")
        .isProblem(403, "not-your-deal", "deal.owner");
    convert(lead, "\"pipelineId\": \"default\", \"amount\": {\"amount\": \"-1\"}")
        .isProblem(422, "negative-amount", "deal.amount.amount");
    convert(lead, "\"pipelineId\": \"default\", \"amount\": {}")
        .isProblem(400, "missing-field", "deal.amount.amount");
    var taken = "\"id\": \"taken\", \"pipelineId\": \"default\"";
    service
        .post(
            ADA,
            "/api/deals",
            "{\"id\": \"taken\", \"pipelineId\": \"default\", \"name\": \"x\", \"owner\": \"rita\"}")
        .isOk(201);
    convert(lead, taken).isProblem(409, "deal-exists", "deal.id");
    service.post(RITA, lead + "/convert", "{}").isProblem(400, "missing-field", "deal");
    convert(lead, "").isProblem(400, "missing-field", "deal.pipelineId");
    assertThat(service.storedEvents()).isEqualTo(events + 1);
    convert(lead, "\"pipelineId\": \"default\"").isOk(200);
  }

  @Test
  void of_many_who_convert_at_once_all_are_told_of_one_deal() throws Exception {
    var lead = captured("rita", "north");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies =
          IntStream.range(0, 16)
              .mapToObj(
                  _ -> threads.submit(() -> service.post(RITA, lead + "/convert", TO_DEFAULT)))
              .toList();
      String deal = null;
      for (var reply : replies) {
        var status = reply.get().status();
        assertThat(status).isIn(200, 409);
        if (status == 200) {
          var told = reply.get().json().at("/dealId").asString();
          assertThat(deal == null || deal.equals(told)).isTrue();
          deal = told;
        }
      }
      assertThat(deal).isNotNull();
    }
    assertThat(dealsOf(lead.substring("/api/leads/".length()))).isEqualTo(1);
  }

  @Test
  void a_rep_changes_their_own_leads_a_manager_the_teams_an_admin_all() {
    var marek = TestIssuer.shared().manager("marek", "north");
    service.post(RITA, captured("rita", "north") + "/qualify", "").isOk(200);
    service.post(marek, captured("rita", "north") + "/qualify", "").isOk(200);
    service.post(ADA, captured("rita", "north") + "/qualify", "").isOk(200);
    for (var call : List.of("/qualify", "/disqualify")) {
      service
          .post(RITA, captured("tom", "north") + call, "")
          .isProblem(403, "not-your-lead", "owner");
    }
    service
        .post(marek, captured("rita", "south") + "/qualify", "")
        .isProblem(403, "not-your-lead", "owner");
    service
        .post(RITA, captured("tom", "north") + "/convert", TO_DEFAULT)
        .isProblem(403, "not-your-lead", "owner");
    service
        .post(RITA, "/api/leads", "{\"name\": \"x\", \"owner\": \"tom\"}")
        .isProblem(403, "not-your-lead", "owner");
  }

  @Test
  void whose_it_is_comes_before_the_version_and_the_version_before_the_rules() {
    var lead = captured("tom", "north");
    service
        .post(RITA, lead + "/disqualify", "", "If-Match", "\"9\"")
        .isProblem(403, "not-your-lead", "owner");
    service
        .post(ADA, lead + "/disqualify", "", "If-Match", "\"9\"")
        .isProblem(412, "version-moved-on", "If-Match");
    service
        .post(ADA, lead + "/convert", TO_DEFAULT, "If-Match", "\"9\"")
        .isProblem(412, "version-moved-on", "If-Match");
    service
        .post(ADA, lead + "/disqualify", "")
        .isProblem(422, "reason-needed-to-disqualify", "reason");
  }

  @Test
  void what_is_missing_or_malformed_is_named() {
    service.post(ADA, "/api/leads", "{\"owner\": \"x\"}").isProblem(400, "missing-field", "name");
    service.post(ADA, "/api/leads", "{\"name\": \"x\"}").isProblem(400, "missing-field", "owner");
    service
        .post(ADA, "/api/leads", "{\"id\": \"a~b\", \"name\": \"x\", \"owner\": \"x\"}")
        .isProblem(422, "invalid-id", "id");
    service
        .post(ADA, "/api/leads", "{\"id\": \"a\\u0000\", \"name\": \"x\", \"owner\": \"x\"}")
        .isProblem(422, "invalid-id", "id");
    var lead = captured("rita", "north");
    convert(lead, "\"pipelineId\": \"a\\u0000\"").isProblem(422, "invalid-id", "deal.pipelineId");
    convert(lead, "\"pipelineId\": \"default\", \"id\": \"a\\u0000\"")
        .isProblem(422, "invalid-id", "deal.id");
    service.post(ADA, lead + "/signals", "{}").isProblem(400, "missing-field", "kind");
    service
        .post(ADA, lead + "/signals", "{\"source\": \"rumour\"}")
        .isProblem(400, "malformed-field", "source");
    service.post(ADA, "/api/leads/nobody/qualify", "").isProblem(404, "unknown-lead", "id");
    service.post(ADA, "/api/leads/nobody/convert", TO_DEFAULT).isProblem(404, "unknown-lead", "id");
  }

  /** With a key: a refusal that is kept as the answer must keep nothing else. */
  private static RunningService.Reply convert(String lead, String deal) {
    var key = UUID.randomUUID().toString();
    var body = "{\"deal\": {" + deal + "}}";
    return service.post(RITA, lead + "/convert", body, "Idempotency-Key", key);
  }

  private static String captured(String owner, String team) {
    var body =
        "{\"name\": \"Shipyard\", \"owner\": \"%s\", \"team\": \"%s\", \"source\": \"fair\"}";
    return "/api/leads/"
        + service.post(ADA, "/api/leads", body.formatted(owner, team)).isOk(201).id();
  }

  private static List<String> types(String aggregate) {
    return texts(
        "SELECT payload_type FROM event WHERE aggregate_id = ? ORDER BY sequence", aggregate);
  }

  /** A field of the aggregate's last event. */
  private static String of(String aggregate, String field) {
    return texts(
            "SELECT convert_from(payload, 'UTF8')::json ->> '"
                + field
                + "' FROM event WHERE aggregate_id = ? ORDER BY sequence DESC LIMIT 1",
            aggregate)
        .getFirst();
  }

  /** The commands behind the conversion of one and the opening of the other. */
  private static List<String> causes(String lead, String deal) {
    return service
        .tables()
        .sql(
            """
            SELECT DISTINCT convert_from(metadata, 'UTF8')::json ->> 'causationId' FROM event
            WHERE aggregate_id = ? AND sequence > 0 OR aggregate_id = ?""")
        .param(lead)
        .param(deal)
        .query(String.class)
        .list();
  }

  private static long dealsOf(String leadId) {
    return service
        .tables()
        .sql(
            """
            SELECT count(*) FROM event WHERE payload_type = 'io.dealstream.deal.opened.v1'
              AND convert_from(payload, 'UTF8')::json ->> 'leadId' = ?""")
        .param(leadId)
        .query(Long.class)
        .single();
  }

  private static List<String> texts(String sql, String aggregate) {
    return service.tables().sql(sql).param(aggregate).query(String.class).list();
  }
}
