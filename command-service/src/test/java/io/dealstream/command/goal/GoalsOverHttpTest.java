package io.dealstream.command.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GoalsOverHttpTest {

  private static final String ADA = TestIssuer.shared().admin();
  private static final String MAREK = TestIssuer.shared().manager("marek", "north");

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
  void a_goal_is_set_changed_and_left_as_it_is() {
    var first = put(ADA, "q1", "12500.00", "").isOk(201);
    assertThat(first.headers().get("location")).isEqualTo("/api/goals/q1");
    assertThat(first.body()).isEqualTo("{\"id\":\"q1\",\"version\":0}");
    assertThat(put(ADA, "q1", "12500", "").isOk(200).etag()).isEqualTo("\"0\"");
    assertThat(put(ADA, "q1", "15000", "").isOk(200).etag()).isEqualTo("\"1\"");
    service
        .put(ADA, "/api/goals/q1", body("1", ""), "If-Match", "\"0\"")
        .isProblem(412, "version-moved-on", "If-Match");
    assertThat(
            service
                .tables()
                .sql(
                    "SELECT payload_type FROM event WHERE aggregate_id = 'goal:q1' ORDER BY 1 DESC")
                .query(String.class)
                .list())
        .containsExactly("io.dealstream.goal.created.v1", "io.dealstream.goal.changed.v1");
  }

  @Test
  void a_manager_sets_the_teams_goals_and_their_own_and_an_admin_all() {
    put(MAREK, "north", "1", ", \"team\": \"north\"").isOk(201);
    put(MAREK, "rita", "1", ", \"team\": \"north\", \"owner\": \"rita\"").isOk(201);
    put(MAREK, "marek", "1", ", \"owner\": \"marek\"").isOk(201);
    put(MAREK, "south", "1", ", \"team\": \"south\"").isProblem(403, "not-your-goal", "team");
    put(MAREK, "tom", "1", ", \"owner\": \"tom\"").isProblem(403, "not-your-goal", "team");
    put(MAREK, "all", "1", "").isProblem(403, "not-your-goal", "team");
    put(ADA, "all", "1", "").isOk(201);
  }

  @Test
  void nobody_takes_a_goal_from_another_team() {
    put(ADA, "theirs", "1", ", \"team\": \"south\"").isOk(201);
    put(MAREK, "theirs", "1", ", \"team\": \"north\"").isProblem(403, "not-your-goal", "team");
  }

  @Test
  void what_is_wrong_is_named_and_stores_nothing() {
    var events = service.storedEvents();
    service.put(ADA, "/api/goals/x", "{}").isProblem(400, "missing-field", "metric");
    service
        .put(ADA, "/api/goals/x", body("1", ", \"id\": \"y\""))
        .isProblem(400, "id-mismatch", "id");
    service
        .put(ADA, "/api/goals/x", body("1", "").replace("win-rate", "happiness"))
        .isProblem(422, "unknown-metric", "metric");
    service
        .put(ADA, "/api/goals/x", body("1", "").replace("2026-Q1", "2026-Q5"))
        .isProblem(422, "invalid-period", "period");
    service
        .put(ADA, "/api/goals/x", body("1", "").replace("default", "none"))
        .isProblem(422, "unknown-pipeline", "pipelineId");
    service
        .put(ADA, "/api/goals/x", body("1", "").replace("default", "a\\u0000"))
        .isProblem(422, "invalid-id", "pipelineId");
    put(ADA, "a~b", "1", "").isProblem(422, "invalid-id", "id");
    assertThat(service.storedEvents()).isEqualTo(events);
  }

  private static RunningService.Reply put(String token, String id, String target, String more) {
    return service.put(token, "/api/goals/" + id, body(target, more));
  }

  private static String body(String target, String more) {
    return """
    {"metric": "win-rate", "target": "%s", "period": "quarter:2026-Q1", "pipelineId": "default"%s}"""
        .formatted(target, more);
  }
}
