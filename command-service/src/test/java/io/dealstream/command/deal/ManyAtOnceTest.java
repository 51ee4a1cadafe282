package io.dealstream.command.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances of the service on one database, and many callers at once. */
class ManyAtOnceTest {

  private static final String ADA = TestIssuer.shared().admin();
  private static final int CALLERS = 64;

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
  void of_64_moves_that_saw_the_same_version_exactly_one_succeeds() throws Exception {
    var deal = opened();
    var statuses =
        together(
            i ->
                () ->
                    instance(i)
                        .post(
                            ADA, deal + "/move", "{\"stageId\": \"closing\"}", "If-Match", "\"0\"")
                        .status());
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 412).hasSize(CALLERS - 1);
  }

  @Test
  void moves_that_saw_no_version_succeed_or_are_told_to_try_again_and_none_fails()
      throws Exception {
    var deal = opened();
    var stages = List.of("prospecting", "qualification", "pitch-and-negotiation", "closing");
    var statuses =
        together(
            i ->
                () ->
                    instance(i)
                        .post(ADA, deal + "/move", "{\"stageId\": \"" + stages.get(i % 4) + "\"}")
                        .status());
    assertThat(statuses).allMatch(status -> status == 200 || status == 409).contains(200);
  }

  @Test
  void of_64_deals_of_one_id_exactly_one_is_opened() throws Exception {
    var statuses =
        together(
            i ->
                () ->
                    instance(i)
                        .post(
                            ADA,
                            "/api/deals",
                            "{\"id\": \"same\", \"pipelineId\": \"default\", \"name\": \"Cranes\", \"owner\": \"rita\"}")
                        .status());
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(CALLERS - 1);
  }

  @Test
  void a_pipeline_changed_on_one_instance_is_what_the_other_decides_on() {
    var stages = new StringBuilder("{\"id\": \"call\"}");
    one.post(ADA, "/api/pipelines", "{\"id\": \"growing\", \"stages\": [" + stages + "]}")
        .isOk(201);
    for (var i = 0; i < 10; i++) {
      stages.append(", {\"id\": \"stage ").append(i).append("\"}");
      instance(i).put(ADA, "/api/pipelines/growing", "{\"stages\": [" + stages + "]}").isOk(200);
      var opened =
          instance(i + 1)
              .post(
                  ADA,
                  "/api/deals",
                  "{\"pipelineId\": \"growing\", \"name\": \"x\", \"owner\": \"rita\", \"stageId\": \"stage %d\"}"
                      .formatted(i))
              .isOk(201);
      assertThat(versionDecidedOn(opened.id())).isEqualTo(i + 1);
    }
  }

  @Test
  void no_deal_is_decided_on_a_pipeline_version_that_was_replaced_before_it_was_stored()
      throws Exception {
    one.post(ADA, "/api/pipelines", "{\"id\": \"busy\", \"stages\": [{\"id\": \"call\"}]}")
        .isOk(201);
    together(
        i ->
            () ->
                i % 4 == 0
                    ? instance(i / 4)
                        .put(
                            ADA,
                            "/api/pipelines/busy",
                            "{\"name\": \"busy %d\", \"stages\": [{\"id\": \"call\"}]}"
                                .formatted(i))
                        .status()
                    : instance(i)
                        .post(
                            ADA,
                            "/api/deals",
                            "{\"pipelineId\": \"busy\", \"name\": \"x\", \"owner\": \"rita\"}")
                        .status());
    var late =
        one.tables()
            .sql(
                """
                WITH told AS (
                  SELECT global_index, aggregate_type, convert_from(payload, 'UTF8')::json AS e FROM event
                  WHERE convert_from(payload, 'UTF8')::json ->> 'pipelineId' = 'busy')
                SELECT count(*) FROM told deal JOIN told pipeline ON pipeline.aggregate_type = 'pipeline'
                WHERE deal.aggregate_type = 'deal' AND pipeline.global_index < deal.global_index
                  AND (pipeline.e ->> 'pipelineVersion')::int > (deal.e ->> 'pipelineVersion')::int""")
            .query(Long.class)
            .single();
    assertThat(late).isZero();
  }

  private static long versionDecidedOn(String dealId) {
    return one.tables()
        .sql(
            "SELECT (convert_from(payload, 'UTF8')::json ->> 'pipelineVersion')::int FROM event WHERE aggregate_id = ?")
        .param("deal:" + dealId)
        .query(Long.class)
        .single();
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

  private static RunningService instance(int i) {
    return i % 2 == 0 ? one : other;
  }

  private interface Caller {
    Callable<Integer> number(int i);
  }

  private static List<Integer> together(Caller caller) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = IntStream.range(0, CALLERS).mapToObj(caller::number).toList();
      var statuses = new ArrayList<Integer>();
      for (Future<Integer> status : threads.invokeAll(calls)) {
        statuses.add(status.get());
      }
      return statuses;
    }
  }
}
