package io.dealstream.command.deal;

import static io.dealstream.command.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A deal that much happened to, in a service that remembers none: each command reads it. */
class LongHistoryTest {

  private static final String ADA = TestIssuer.shared().admin();
  private static final int EVERY = 10;

  private static RunningService service;

  private final String id = opened();
  private final String deal = "/api/deals/" + id;

  @BeforeAll
  static void start() {
    service =
        RunningService.onNewDatabase(
            "--dealstream.store.snapshot-every=" + EVERY,
            "--dealstream.store.remembered-aggregates=0");
    service.post(ADA, "/api/pipelines", "").isOk(201);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void is_decided_on_what_is_kept_and_what_came_after() {
    happen(2 * EVERY);
    awaitKept();
    change("UPDATE snapshot SET facts = replace(facts, '\"rita\"', '\"tom\"')");
    move("closing", "tom").isOk(200);
    service.post(ADA, deal + "/reassign", "{\"owner\": \"sue\"}").isOk(200);
    move("pitch-and-negotiation", "sue").isOk(200);
    assertThat(version()).isEqualTo(2 * EVERY + 3);
  }

  @Test
  void is_decided_on_its_events_where_nothing_is_kept() {
    happen(2 * EVERY);
    awaitKept();
    change("DELETE FROM snapshot");
    move("closing", "rita").isOk(200);
    assertThat(version()).isEqualTo(2 * EVERY + 1);
  }

  @Test
  void is_decided_on_its_events_where_what_is_kept_cannot_be_read() {
    happen(2 * EVERY);
    awaitKept();
    change("UPDATE snapshot SET facts = '{'");
    move("closing", "rita").isOk(200);
  }

  @Test
  void is_decided_on_its_events_where_another_release_kept_it() {
    happen(2 * EVERY);
    awaitKept();
    change(
        """
        UPDATE snapshot SET revision = revision + 1, facts = replace(facts, '"rita"', '"tom"')\
        """);
    move("closing", "rita").isOk(200);
    happen(EVERY);
    assertThat(kept()).as("the later release's stays").isLessThanOrEqualTo(2 * EVERY);
  }

  @Test
  void is_kept_again_when_as_much_has_happened_to_it_again() {
    happen(2 * EVERY);
    awaitKept();
    var first = kept();
    happen(2 * EVERY);
    await("it to be kept once more").until(() -> kept() > first);
  }

  @Test
  void is_not_kept_as_long_as_it_is_short() {
    happen(EVERY - 2);
    assertThat(kept()).isNegative();
  }

  private void happen(int times) {
    for (var i = 0; i < times; i++) {
      var amount = "{\"amount\": {\"amount\": \"%d\", \"currency\": \"EUR\"}}";
      service.post(ADA, deal + "/amount", amount.formatted(version() + 1)).isOk(200);
    }
  }

  private RunningService.Reply move(String stage, String owner) {
    return service.post(
        TestIssuer.shared().rep(owner), deal + "/move", "{\"stageId\": \"" + stage + "\"}");
  }

  private void awaitKept() {
    await("it to be kept").until(() -> kept() >= EVERY);
  }

  /** Up to which of its events; negative where it is not. */
  private long kept() {
    return service
        .tables()
        .sql("SELECT coalesce(max(sequence), -1) FROM snapshot WHERE aggregate_id = ?")
        .param("deal:" + id)
        .query(Long.class)
        .single();
  }

  private void change(String snapshot) {
    var changed = service.tables().sql(snapshot + " WHERE aggregate_id = ?");
    assertThat(changed.param("deal:" + id).update()).isOne();
  }

  private long version() {
    return service
        .tables()
        .sql("SELECT max(sequence) FROM event WHERE aggregate_id = ?")
        .param("deal:" + id)
        .query(Long.class)
        .single();
  }

  private static String opened() {
    return service
        .post(
            ADA,
            "/api/deals",
            "{\"pipelineId\": \"default\", \"name\": \"Cranes\", \"owner\": \"rita\"}")
        .isOk(201)
        .id();
  }
}
