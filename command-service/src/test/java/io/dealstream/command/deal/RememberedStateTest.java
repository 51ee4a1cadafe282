package io.dealstream.command.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances: what one remembers of a deal, the other has changed. Nobody is told old news. */
class RememberedStateTest {

  private static final String ADA = TestIssuer.shared().admin();

  private static RunningService one;
  private static RunningService other;

  @BeforeAll
  static void start() {
    one = RunningService.onNewDatabase();
    other = one.another();
    one.post(ADA, "/api/pipelines", "").isOk(201);
  }

  @AfterAll
  static void stop() {
    other.close();
    one.close();
  }

  @Test
  void what_would_have_changed_nothing_is_decided_again_and_does() {
    var deal = opened();
    one.post(ADA, deal + "/move", "{\"stageId\": \"closing\"}").isOk(200);
    other.post(ADA, deal + "/move", "{\"stageId\": \"qualification\"}").isOk(200);
    var moved = one.post(ADA, deal + "/move", "{\"stageId\": \"closing\"}").isOk(200);
    assertThat(moved.etag()).isEqualTo("\"3\"");
  }

  @Test
  void what_would_have_been_refused_is_decided_again_and_allowed() {
    var deal = opened();
    one.post(ADA, deal + "/win", "").isOk(200);
    other.post(ADA, deal + "/reopen", "{\"stageId\": \"closing\"}").isOk(200);
    one.post(ADA, deal + "/lose", "{\"reason\": \"price\"}").isOk(200);
  }

  @Test
  void a_version_one_has_not_seen_yet_is_the_present_one() {
    var deal = opened();
    one.post(ADA, deal + "/move", "{\"stageId\": \"closing\"}").isOk(200);
    other.post(ADA, deal + "/win", "").isOk(200);
    one.post(ADA, deal + "/reopen", "{\"stageId\": \"closing\"}", "If-Match", "\"2\"").isOk(200);
  }

  @Test
  void a_version_one_remembers_is_no_longer_the_present_one() {
    var deal = opened();
    one.post(ADA, deal + "/move", "{\"stageId\": \"closing\"}").isOk(200);
    other.post(ADA, deal + "/win", "").isOk(200);
    var late =
        one.post(ADA, deal + "/amount", "{\"amount\": {\"amount\": \"10\"}}", "If-Match", "\"1\"");
    late.isProblem(412, "version-moved-on", "If-Match");
    assertThat(late.json().at("/detail").asString()).isEqualTo("the version is 2");
  }

  @Test
  void a_deal_that_went_to_somebody_else_is_theirs_at_once() {
    var rita = TestIssuer.shared().rep("rita");
    var deal = opened();
    one.post(rita, deal + "/move", "{\"stageId\": \"closing\"}").isOk(200);
    other.post(ADA, deal + "/reassign", "{\"owner\": \"tom\"}").isOk(200);
    one.post(rita, deal + "/win", "").isProblem(403, "not-your-deal", "owner");
    one.post(TestIssuer.shared().rep("tom"), deal + "/win", "").isOk(200);
  }

  @Test
  void what_changes_the_deal_is_decided_on_its_present_state_too() {
    var deal = opened();
    one.post(ADA, deal + "/move", "{\"stageId\": \"closing\"}").isOk(200);
    other.post(ADA, deal + "/move", "{\"stageId\": \"qualification\"}").isOk(200);
    one.post(ADA, deal + "/move", "{\"stageId\": \"prospecting\"}").isOk(200);
    assertThat(
            one.tables()
                .sql(
                    """
                    SELECT convert_from(payload, 'UTF8')::json ->> 'from' FROM event
                    WHERE aggregate_id = ? ORDER BY sequence DESC LIMIT 1\
                    """)
                .param("deal:" + deal.substring("/api/deals/".length()))
                .query(String.class)
                .single())
        .isEqualTo("qualification");
  }

  private static String opened() {
    return "/api/deals/"
        + one.post(
                ADA,
                "/api/deals",
                "{\"pipelineId\": \"default\", \"name\": \"Cranes\", \"owner\": \"rita\"}")
            .isOk(201)
            .id();
  }
}
