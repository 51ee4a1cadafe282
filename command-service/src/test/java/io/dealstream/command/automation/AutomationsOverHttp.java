package io.dealstream.command.automation;

import static io.dealstream.command.Awaiting.await;

import io.dealstream.background.Rounds;
import io.dealstream.command.RunningService;
import io.dealstream.command.RunningService.Reply;
import io.dealstream.events.EventJson;
import io.dealstream.testing.TestIssuer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a client does with pipelines, deals and rules, and what the tables then hold. */
record AutomationsOverHttp(RunningService service) {

  static final String ADA = TestIssuer.shared().admin();

  void pipeline(String id) {
    service
        .post(
            ADA,
            "/api/pipelines",
            """
            {"id": "%s", "stages": [{"id": "call"}, {"id": "visit"}, {"id": "pitch"}]}"""
                .formatted(id))
        .isOk(201);
  }

  Reply rule(String id, String body) {
    return service.put(ADA, "/api/automations/" + id, body);
  }

  /** For whichever deal of the pipeline enters the stage. */
  Reply task(String id, String pipeline, String stage, String title) {
    return rule(
        id,
        """
        {"name": "Tasks", "pipelineId": "%s", "when": "stage-entered", "onlyIf": {"stage": "%s"},
         "then": [{"action": "plan", "type": "task", "title": "%s", "dueInDays": 3}]}"""
            .formatted(pipeline, stage, title));
  }

  /** For whichever deal of the pipeline came to somebody. */
  Reply pass(String id, String pipeline, String from, String to) {
    return rule(
        id,
        """
        {"name": "Passes", "pipelineId": "%s", "when": "reassigned", "onlyIf": {"owner": "%s"},
         "then": [{"action": "reassign", "owner": "%s"}]}"""
            .formatted(pipeline, from, to));
  }

  String open(String pipeline, String stage) {
    return service
        .post(
            ADA,
            "/api/deals",
            """
            {"pipelineId": "%s", "stageId": "%s", "name": "Cranes", "owner": "rita"}"""
                .formatted(pipeline, stage))
        .isOk(201)
        .id();
  }

  Reply act(String deal, String what, String body) {
    return service.post(ADA, "/api/deals/" + deal + "/" + what, body).isOk(200);
  }

  /** The newest first, as they were done. */
  List<JsonNode> runs(String rule) {
    return List.copyOf(
        service
            .get(ADA, "/api/automations/" + rule + "/runs")
            .isOk(200)
            .json()
            .at("/items")
            .values());
  }

  List<String> outcomes(String rule) {
    return runs(rule).stream().map(run -> run.at("/outcome").asString()).toList();
  }

  record Stored(String id, String type, JsonNode data, JsonNode around) {

    String text(String field) {
      return data.path(field).asString(null);
    }
  }

  List<Stored> events(String deal) {
    return service
        .tables()
        .sql(
            """
            SELECT event_id, payload_type, payload, metadata FROM event
            WHERE aggregate_id = ? ORDER BY sequence""")
        .param("deal:" + deal)
        .query(
            (row, _) ->
                new Stored(
                    row.getString(1),
                    row.getString(2).replace("io.dealstream.deal.", "").replace(".v1", ""),
                    EventJson.MAPPER.readTree(row.getBytes(3)),
                    EventJson.MAPPER.readTree(row.getBytes(4))))
        .list();
  }

  /** What is planned for a deal, by their titles. */
  List<String> planned(String deal) {
    return events(deal).stream()
        .filter(event -> event.type().equals("activity-planned"))
        .map(event -> event.text("title"))
        .toList();
  }

  /** Gives positions to what has none, as the sequencer does; nobody looks at the chains here. */
  void number() {
    service
        .tables()
        .sql(
            """
            WITH taken AS (DELETE FROM outbox RETURNING global_index)
            INSERT INTO event_position (position, global_index, chain, deal_chain)
            SELECT (SELECT coalesce(max(position), 0) FROM event_position)
                + row_number() OVER (ORDER BY global_index),
              global_index, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex')
            FROM taken""")
        .update();
  }

  /** Waits until rules have looked at everything, what they did themselves included. */
  void settle() {
    do {
      number();
      awaitLookedThrough();
    } while (!isTrue("SELECT NOT EXISTS (SELECT FROM outbox)"));
  }

  void awaitLookedThrough() {
    var through =
        "SELECT through >= (SELECT max(position) FROM event_position) FROM automation_progress";
    await("rules to look through").until(() -> isTrue(through));
  }

  /** As after a crash before the note of how far was looked. */
  void forgetProgress() {
    service.tables().sql("UPDATE automation_progress SET through = 0").update();
  }

  private boolean isTrue(String sql) {
    return service.tables().sql(sql).query(Boolean.class).single();
  }

  List<String> openMany(String pipeline, String stage, int deals) {
    var ids = new ArrayList<String>();
    for (var i = 0; i < deals; i++) {
      ids.add(open(pipeline, stage));
    }
    return ids;
  }

  /** This instance leaves rules to others from now on. */
  void stopRounds() {
    rounds().stop();
  }

  void startRounds() {
    rounds().start();
  }

  private Rounds rounds() {
    return service.context().getBean("automationRounds", Rounds.class);
  }
}
