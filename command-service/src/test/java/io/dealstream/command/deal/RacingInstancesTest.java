package io.dealstream.command.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two instances that never get out of each other's way. */
class RacingInstancesTest {

  private static final String ADA = TestIssuer.shared().admin();
  private static final int CALLERS = 8;
  private static final Duration FOR =
      "soak".equals(System.getProperty("size")) ? Duration.ofMinutes(1) : Duration.ofMillis(1_500);

  private final AtomicInteger amounts = new AtomicInteger();
  private final Map<Long, Integer> accepted = new ConcurrentHashMap<>();
  private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();

  @Test
  void each_change_of_one_deal_is_stored_once_and_each_that_was_not_is_refused() throws Exception {
    try (var one = RunningService.onNewDatabase();
        var other = one.another()) {
      one.post(ADA, "/api/pipelines", "").isOk(201);
      var opened =
          one.post(
                  ADA,
                  "/api/deals",
                  "{\"pipelineId\": \"default\", \"name\": \"Cranes\", \"owner\": \"rita\"}")
              .isOk(201);
      race(List.of(one, other), opened.id());
      assertThat(statuses.keySet()).as(statuses.toString()).isSubsetOf(200, 409).contains(200);
      assertThat(stored(one, opened.id())).isEqualTo(accepted);
      assertThat(accepted.keySet())
          .containsExactlyInAnyOrderElementsOf(
              LongStream.rangeClosed(1, accepted.size()).boxed().toList());
    }
    System.out.printf("two instances, one deal, %s: %s%n", FOR, statuses);
  }

  private void race(List<RunningService> instances, String deal) throws Exception {
    var end = System.nanoTime() + FOR.toNanos();
    var running = new ArrayList<Future<?>>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < CALLERS; i++) {
        var instance = instances.get(i % instances.size());
        running.add(
            callers.submit(
                () -> {
                  while (System.nanoTime() < end) {
                    change(instance, deal);
                  }
                }));
      }
    }
    for (var caller : running) {
      caller.get();
    }
  }

  /** To an amount nobody else asks for. */
  private void change(RunningService instance, String deal) {
    var amount = amounts.incrementAndGet();
    var answer =
        instance.post(
            ADA,
            "/api/deals/" + deal + "/amount",
            "{\"amount\": {\"amount\": \"" + amount + "\"}}");
    statuses.computeIfAbsent(answer.status(), _ -> new AtomicInteger()).incrementAndGet();
    if (answer.status() == 200) {
      var version = answer.json().at("/version").asLong();
      assertThat(accepted.put(version, amount)).as("told of version %d", version).isNull();
    }
  }

  /** The amount each version came with. */
  private static Map<Long, Integer> stored(RunningService service, String deal) {
    var stored = new ConcurrentHashMap<Long, Integer>();
    service
        .tables()
        .sql(
            """
            SELECT sequence, convert_from(payload, 'UTF8')::json #>> '{amount,amount}' FROM event
            WHERE aggregate_id = ? AND sequence > 0\
            """)
        .param("deal:" + deal)
        .query(
            row -> {
              stored.put(row.getLong(1), (int) Double.parseDouble(row.getString(2)));
            });
    return stored;
  }
}
