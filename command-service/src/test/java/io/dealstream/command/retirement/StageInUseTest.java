package io.dealstream.command.retirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.command.RunningService.Reply;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A version that leaves a stage out while open deals stand in it. */
class StageInUseTest {

  private static RunningService service;
  private static RunningService another;
  private static RetirementsOverHttp client;

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    another = service.another();
    client = new RetirementsOverHttp(service);
  }

  @AfterAll
  static void stop() {
    another.close();
    service.close();
  }

  @Test
  void is_refused_until_they_are_gone_however_they_go() {
    client.pipeline("a", "call", "visit", "pitch");
    var deals = client.open("a", "visit", 4);
    client.redefine("a", "call", "pitch").isProblem(422, "stage-in-use", "stages[visit]");
    client.act(deals.get(0), "move", "{\"stageId\": \"pitch\"}").isOk(200);
    client.act(deals.get(1), "win", "{}").isOk(200);
    client.act(deals.get(2), "lose", "{\"reason\": \"price\"}").isOk(200);
    client.redefine("a", "call", "pitch").isProblem(422, "stage-in-use", "stages[visit]");
    service.delete(RetirementsOverHttp.ADA, "/api/deals/" + deals.get(3)).isOk(200);
    client.redefine("a", "call", "pitch").isOk(200);
    client
        .act(deals.get(1), "reopen", "{\"stageId\": \"visit\"}")
        .isProblem(422, "stage-retired", "stageId");
  }

  @Test
  void a_stage_of_that_name_in_another_pipeline_is_no_matter_and_one_handed_over_is() {
    client.pipeline("b", "call", "visit", "pitch");
    client.pipeline("other b", "call", "visit");
    client.open("other b", "visit", 1);
    client.redefine("b", "call", "pitch").isOk(200);
    client.pipeline("c", "call", "visit", "pitch");
    var handed = client.open("b", "call").id();
    client.act(handed, "hand-off", "{\"pipelineId\": \"c\", \"stageId\": \"visit\"}").isOk(200);
    client.redefine("c", "call", "pitch").isProblem(422, "stage-in-use", "stages[visit]");
  }

  @Test
  void what_was_retired_before_is_no_matter() {
    client.pipeline("d", "call", "visit", "pitch");
    client.open("d", "visit", 1);
    client.retire("d", "visit", "pitch").isOk(202);
    client.redefine("d", "first call", "call", "pitch").isOk(200);
  }

  @Test
  void of_one_that_comes_in_and_a_version_that_shuts_it_out_only_one_happens() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var round = 0; round < 40; round++) {
        var pipeline = "race " + round;
        client.pipeline(pipeline, "call", "visit");
        var shutting = new RetirementsOverHttp(round % 2 == 0 ? service : another);
        var in = threads.submit(() -> client.open(pipeline, "visit"));
        var without = threads.submit(() -> shutting.redefine(pipeline, "call"));
        if (in.get().status() == 201) {
          without.get().isProblem(422, "stage-in-use", "stages[visit]");
        } else {
          in.get().isProblem(422, "stage-retired", "stageId");
          without.get().isOk(200);
        }
      }
    }
  }

  @Test
  void whoever_comes_in_by_another_instance_is_seen() throws Exception {
    client.pipeline("f", "call", "visit");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Reply> in;
      Future<Reply> without;
      try (var _ = service.holdWritersBack()) {
        in = threads.submit(() -> client.open("f", "visit"));
        service.awaitBlockedWriter(); // it holds the pipeline's version and waits for the table
        without = threads.submit(() -> new RetirementsOverHttp(another).redefine("f", "call"));
        service.awaitBlockedWriters(2);
      }
      in.get().isOk(201);
      without.get().isProblem(422, "stage-in-use", "stages[visit]");
    }
  }

  @Test
  void renaming_and_reordering_are_no_matter_and_what_was_stored_stays_as_it_was() {
    client.pipeline("g", "call", "visit", "pitch");
    var deal = client.open("g", "call").id();
    client.act(deal, "move", "{\"stageId\": \"visit\"}").isOk(200);
    var before = stored(deal);
    service
        .put(
            RetirementsOverHttp.ADA,
            "/api/pipelines/g",
            """
            {"stages": [{"id": "pitch"}, {"id": "visit", "name": "Inspection"}, {"id": "call"}]}""")
        .isOk(200);
    client.act(deal, "move", "{\"stageId\": \"pitch\"}").isOk(200);
    assertThat(client.path(deal)).containsExactly("call", "visit", "pitch");
    assertThat(stored(deal)).startsWith(before).contains("\"direction\":\"backward\"");
    assertThat(before).contains("\"direction\":\"forward\"");
  }

  private static String stored(String deal) {
    return service
        .tables()
        .sql(
            """
            SELECT string_agg(convert_from(payload, 'UTF8'), E'\\n' ORDER BY sequence)
            FROM event WHERE aggregate_id = ?""")
        .param("deal:" + deal)
        .query(String.class)
        .single();
  }
}
