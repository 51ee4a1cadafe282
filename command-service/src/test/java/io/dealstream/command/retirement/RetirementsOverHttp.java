package io.dealstream.command.retirement;

import static io.dealstream.command.Awaiting.await;

import io.dealstream.background.Rounds;
import io.dealstream.command.RunningService;
import io.dealstream.command.RunningService.Reply;
import io.dealstream.testing.TestIssuer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a client does with pipelines, deals and retirements, and what the tables then hold. */
record RetirementsOverHttp(RunningService service) {

  static final String ADA = TestIssuer.shared().admin();

  void pipeline(String id, String... stages) {
    service.post(ADA, "/api/pipelines", definition(id, stages)).isOk(201);
  }

  Reply redefine(String id, String... stages) {
    return service.put(ADA, "/api/pipelines/" + id.replace(" ", "%20"), definition(id, stages));
  }

  private static String definition(String id, String... stages) {
    var list = new ArrayList<String>();
    for (var stage : stages) {
      list.add("{\"id\": \"%s\"}".formatted(stage));
    }
    return "{\"id\": \"%s\", \"stages\": [%s]}".formatted(id, String.join(",", list));
  }

  Reply open(String pipeline, String stage) {
    return service.post(
        ADA,
        "/api/deals",
        """
        {"pipelineId": "%s", "stageId": "%s", "name": "Cranes", "owner": "rita"}"""
            .formatted(pipeline, stage));
  }

  List<String> open(String pipeline, String stage, int deals) {
    var ids = new ArrayList<String>();
    for (var i = 0; i < deals; i++) {
      ids.add(open(pipeline, stage).isOk(201).id());
    }
    return ids;
  }

  Reply act(String deal, String what, String body) {
    return service.post(ADA, "/api/deals/" + deal + "/" + what, body);
  }

  Reply retire(String pipeline, String stage, String moveTo) {
    return service.post(
        ADA,
        "/api/pipelines/%s/stages/%s/retire".formatted(pipeline, stage),
        "{\"moveTo\": \"%s\"}".formatted(moveTo));
  }

  JsonNode done(Reply retire) {
    return done(retire.isOk(202).headers().get("location"));
  }

  JsonNode done(String location) {
    return await("the stage to be empty")
        .until(
            () -> service.get(ADA, location).isOk(200).json(),
            answer -> answer.at("/state").asString().equals("done"));
  }

  /** The stages a deal has entered, one after the other. */
  List<String> path(String deal) {
    return service
        .tables()
        .sql(
            """
            SELECT convert_from(payload, 'UTF8')::jsonb ->> 'to' FROM event
            WHERE aggregate_id = ? AND convert_from(payload, 'UTF8')::jsonb ->> 'to' IS NOT NULL
            ORDER BY sequence""")
        .param("deal:" + deal)
        .query(String.class)
        .list();
  }

  List<String> standingIn(String pipeline, String stage) {
    return service
        .tables()
        .sql("SELECT deal_id FROM deal_whereabouts WHERE pipeline_id = ? AND stage_id = ?")
        .param(pipeline)
        .param(stage)
        .query(String.class)
        .list();
  }

  /** This instance leaves retirements to others from now on. */
  void stopRounds() {
    rounds().stop();
  }

  void startRounds() {
    rounds().start();
  }

  private Rounds rounds() {
    return service.context().getBean("retirementRounds", Rounds.class);
  }
}
