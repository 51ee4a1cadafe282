package io.dealstream.command.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is expected of a deal, and how it leaves its pipeline; two instances on one database. */
class DealEndsOverHttpTest {

  private static final String ADA = TestIssuer.shared().admin();
  private static final String RITA = TestIssuer.shared().rep("rita");

  private static RunningService service;
  private static RunningService other;

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    other = service.another();
    service.post(ADA, "/api/pipelines", "").isOk(201);
    service
        .post(
            ADA, "/api/pipelines", "{\"id\": \"renewals\", \"stages\": [{\"id\": \"first year\"}]}")
        .isOk(201);
  }

  @AfterAll
  static void stop() {
    other.close();
    service.close();
  }

  @Test
  void plans_are_made_and_taken_back() {
    var deal = opened("rita");
    service.post(RITA, deal + "/close-date", "{\"expectedCloseOn\": \"2026-12-24\"}").isOk(200);
    service.post(RITA, deal + "/probability", "{\"probability\": 0.35}").isOk(200);
    service.post(RITA, deal + "/forecast-category", "{\"forecastCategory\": \"commit\"}").isOk(200);
    service.post(RITA, deal + "/probability", "{\"probability\": null}").isOk(200);
    assertThat(service.post(RITA, deal + "/probability", "{}").isOk(200).etag()).isEqualTo("\"4\"");
    service
        .post(RITA, deal + "/close-date", "{}")
        .isProblem(400, "missing-field", "expectedCloseOn");
    service
        .post(RITA, deal + "/probability", "{\"probability\": 1.5}")
        .isProblem(422, "invalid-probability", "probability");
    assertThat(types(deal))
        .containsExactly(
            "io.dealstream.deal.opened.v1",
            "io.dealstream.deal.close-date-changed.v1",
            "io.dealstream.deal.probability-changed.v1",
            "io.dealstream.deal.forecast-category-changed.v1",
            "io.dealstream.deal.probability-changed.v1");
  }

  @Test
  void a_deal_goes_on_in_another_pipeline() {
    var deal = opened("rita");
    service.post(RITA, deal + "/hand-off", "{\"pipelineId\": \"renewals\"}").isOk(200);
    service
        .post(RITA, deal + "/move", "{\"stageId\": \"closing\"}")
        .isProblem(422, "unknown-stage", "stageId");
    service
        .post(RITA, deal + "/hand-off", "{\"pipelineId\": \"renewals\"}")
        .isProblem(422, "same-pipeline", "pipelineId");
    service
        .post(RITA, deal + "/hand-off", "{\"pipelineId\": \"nowhere\"}")
        .isProblem(422, "unknown-pipeline", "pipelineId");
    service.post(RITA, deal + "/hand-off", "{}").isProblem(400, "missing-field", "pipelineId");
    assertThat(types(deal)).endsWith("io.dealstream.deal.handed-off.v1");
  }

  @Test
  void a_merge_is_told_in_both_deals_by_one_command() {
    var deal = opened("rita");
    var into = opened("rita");
    var body = "{\"into\": \"" + id(into) + "\", \"reason\": \"entered twice\"}";
    assertThat(service.post(RITA, deal + "/merge", body, "If-Match", "\"0\"").isOk(200).etag())
        .isEqualTo("\"1\"");
    assertThat(service.post(RITA, deal + "/merge", body).isOk(200).etag()).isEqualTo("\"1\"");
    assertThat(types(deal)).endsWith("io.dealstream.deal.merged.v1");
    assertThat(types(into))
        .containsExactly("io.dealstream.deal.opened.v1", "io.dealstream.deal.absorbed.v1");
    assertThat(commands(deal, into)).hasSize(1);
    service
        .post(RITA, deal + "/move", "{\"stageId\": \"closing\"}")
        .isProblem(422, "deal-is-merged", "id");
  }

  @Test
  void where_the_other_half_of_a_merge_is_refused_nothing_of_it_happens() {
    var deal = opened("rita");
    var won = opened("rita");
    service.post(RITA, won + "/win", "").isOk(200);
    var abroad = opened("rita");
    service.post(RITA, abroad + "/hand-off", "{\"pipelineId\": \"renewals\"}").isOk(200);
    merge(deal, "nobody").isProblem(422, "unknown-deal", "into");
    merge(deal, id(deal)).isProblem(422, "merge-into-itself", "into");
    merge(deal, id(won)).isProblem(422, "deal-is-won", "into");
    merge(deal, id(abroad)).isProblem(422, "another-pipeline", "into");
    merge(deal, id(opened("tom"))).isProblem(403, "not-your-deal", "owner");
    service.post(RITA, deal + "/merge", "{}").isProblem(400, "missing-field", "into");
    merge("/api/deals/nobody", id(deal)).isProblem(404, "unknown-deal", "id");
    assertThat(types(deal)).containsExactly("io.dealstream.deal.opened.v1");
    assertThat(types(won)).doesNotContain("io.dealstream.deal.absorbed.v1");
  }

  @Test
  void of_two_deals_merged_into_each_other_at_the_same_time_one_goes_on() {
    for (var round = 0; round < 20; round++) {
      var one = opened("rita");
      var two = opened("rita");
      var there = CompletableFuture.supplyAsync(() -> mergeOn(other, two, id(one)));
      var here = mergeOn(service, one, id(two));
      var statuses = List.of(here.status(), there.join().status());
      assertThat(statuses).allMatch(s -> s == 200 || s == 422 || s == 409);
      assertThat(statuses.stream().filter(s -> s == 200)).hasSizeLessThanOrEqualTo(1);
      var ended =
          Stream.concat(types(one), types(two)).filter(t -> t.endsWith("merged.v1")).count();
      assertThat(ended).isEqualTo(statuses.stream().filter(s -> s == 200).count());
    }
  }

  @Test
  void a_deleted_deal_takes_no_more_commands_and_its_id_is_not_given_again() {
    var deal = opened("rita");
    assertThat(service.delete(RITA, deal, "If-Match", "\"0\"").isOk(200).etag()).isEqualTo("\"1\"");
    assertThat(service.delete(RITA, deal).isOk(200).etag()).isEqualTo("\"1\"");
    service.post(RITA, deal + "/win", "").isProblem(422, "deal-is-deleted", "id");
    service
        .post(
            RITA,
            "/api/deals",
            "{\"id\": \"%s\", \"pipelineId\": \"default\", \"name\": \"x\", \"owner\": \"rita\"}"
                .formatted(id(deal)))
        .isProblem(409, "deal-exists", "id");
    service.delete(RITA, "/api/deals/nobody").isProblem(404, "unknown-deal", "id");
    service.delete(RITA, opened("tom")).isProblem(403, "not-your-deal", "owner");
    assertThat(service.delete(TestIssuer.shared().service(), opened("rita")).status())
        .isEqualTo(403);
    assertThat(types(deal)).endsWith("io.dealstream.deal.deleted.v1");
  }

  private static RunningService.Reply merge(String deal, String into) {
    return mergeOn(service, deal, into);
  }

  private static RunningService.Reply mergeOn(RunningService instance, String deal, String into) {
    return instance.post(RITA, deal + "/merge", "{\"into\": \"" + into + "\"}");
  }

  private static String opened(String owner) {
    var body = "{\"pipelineId\": \"default\", \"name\": \"x\", \"owner\": \"" + owner + "\"}";
    return "/api/deals/" + service.post(ADA, "/api/deals", body).isOk(201).id();
  }

  private static String id(String deal) {
    return deal.substring("/api/deals/".length());
  }

  private static Stream<String> types(String deal) {
    return service
        .tables()
        .sql("SELECT payload_type FROM event WHERE aggregate_id = ? ORDER BY sequence")
        .param("deal:" + id(deal))
        .query(String.class)
        .stream();
  }

  /** The commands that made what these deals were told after they were opened. */
  private static List<String> commands(String... deals) {
    return service
        .tables()
        .sql(
            """
            SELECT DISTINCT convert_from(metadata, 'UTF8')::json ->> 'causationId' FROM event
            WHERE aggregate_id = ANY (?) AND sequence > 0\
            """)
        .param(Stream.of(deals).map(deal -> "deal:" + id(deal)).toArray(String[]::new))
        .query(String.class)
        .list();
  }
}
