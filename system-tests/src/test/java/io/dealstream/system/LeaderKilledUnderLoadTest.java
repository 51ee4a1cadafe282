package io.dealstream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Two command services on one event store: whichever publishes may die at any time. */
@EnabledIfSystemProperty(named = "size", matches = "soak")
class LeaderKilledUnderLoadTest {

  private static final int WRITERS = 8;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final LocalStack stack = LocalStack.shared();

  /** What a caller was told has happened. */
  private record Acknowledged(String dealId, long version) {}

  @Test
  void everything_that_was_acknowledged_is_on_the_topic_once() throws Exception {
    new Api(stack.command(), stack.token("admin"))
        .post("/api/pipelines", Map.of("id", "contested", "name", "Contested", "stages", stages()));
    var acknowledged = new ConcurrentLinkedQueue<Acknowledged>();
    var stop = new AtomicBoolean();
    try (var second = stack.startSecondCommandService();
        var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < WRITERS; i++) {
        var to = i % 2 == 0 ? stack.command() : second.uri();
        writers.submit(() -> write(to, acknowledged, stop));
      }
      try {
        awaitMore(acknowledged, 300);
        stack.awaitSuccessor(stack.kill(Part.COMMAND));
        awaitMore(acknowledged, 300);
        stack.awaitReady();
        second.kill();
        awaitMore(acknowledged, 300);
      } finally {
        stop.set(true);
      }
    }
    await()
        .atMost(Duration.ofMinutes(4))
        .untilAsserted(
            () ->
                assertThat(TopicAudit.of(stack.bootstrapServers()))
                    .satisfies(f -> everyOne(f, acknowledged)));
  }

  private static void everyOne(TopicAudit.Findings findings, Queue<Acknowledged> acknowledged) {
    assertThat(findings.problems()).isEmpty();
    assertThat(acknowledged)
        .allSatisfy(
            a ->
                assertThat(findings.newest())
                    .hasEntrySatisfying(
                        "deal:" + a.dealId, v -> assertThat(v).isGreaterThanOrEqualTo(a.version)));
  }

  /**
   * Goes on whatever happens: a writer whose service is dead tries again until it is told to stop.
   */
  private void write(URI service, Queue<Acknowledged> acknowledged, AtomicBoolean stop) {
    var api = new Api(service, stack.token("admin"));
    while (!stop.get()) {
      try {
        lifeOfADeal(api, acknowledged);
      } catch (IOException gone) {
        LockSupport.parkNanos(PAUSE.toNanos()); // as any client would before it tries again
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private static void lifeOfADeal(Api api, Queue<Acknowledged> acknowledged)
      throws IOException, InterruptedException {
    var opened =
        api.post(
            "/api/deals",
            Map.of("pipelineId", "contested", "name", "A deal", "owner", "anna", "stageId", "a"));
    if (opened.status() != 201) {
      return;
    }
    var id = opened.body().get("id").stringValue();
    acknowledged.add(new Acknowledged(id, opened.body().get("version").asLong()));
    for (var stage : List.of("b", "c", "a")) {
      var moved = api.post("/api/deals/" + id + "/move", Map.of("stageId", stage));
      if (moved.status() == 200) {
        acknowledged.add(new Acknowledged(id, moved.body().get("version").asLong()));
      }
    }
  }

  private static void awaitMore(Queue<?> acknowledged, int more) {
    var wanted = acknowledged.size() + more;
    await().atMost(Duration.ofMinutes(4)).until(() -> acknowledged.size() >= wanted);
  }

  private static List<Map<String, String>> stages() {
    return List.of(
        Map.of("id", "a", "name", "A"),
        Map.of("id", "b", "name", "B"),
        Map.of("id", "c", "name", "C"));
  }
}
