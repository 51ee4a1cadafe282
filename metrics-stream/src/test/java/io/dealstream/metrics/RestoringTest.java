package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealstream.events.metric.Window;
import io.dealstream.metrics.running.RunningStream;
import io.dealstream.metrics.running.StreamHealth;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

/** On a real broker: what is lost on the disk comes back from the changelogs, and is told. */
class RestoringTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;

  private final AtomicInteger failures = new AtomicInteger();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void it_is_down_until_every_store_is_filled_and_tells_how_much_that_was() throws Exception {
    var story = new RandomStory(new Random(7), 20_000_000);
    story.pen.pipeline("sales", 1, 1, "a", "b", "c", "d");
    story.pen.pipeline("renewals", 3, 0, "b", "y");
    for (var i = 0; i < 300; i++) {
      story.next();
    }
    try (var broker = BrokerUnderTest.emptied()) {
      var first = running("first", new SimpleMeterRegistry());
      first.start();
      broker.publish(story.pen.written);
      await().atMost(PATIENCE).until(() -> hasWindows(broker));
      first.stop();

      var second = running("second", meters);
      var health = new StreamHealth(second);
      assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
      second.start();
      try {
        await().atMost(PATIENCE).until(second::ready);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).containsOnlyKeys("state");
        assertThat(restored("deals")).isPositive();
        assertThat(restored("figures")).isPositive();
        assertThat(restored("pages")).isPositive();
        assertThat(meters.get("dealstream.metrics.restoring.tasks").gauge().value()).isZero();
        assertThat(meters.get("dealstream.metrics.restore.remaining.records").gauges())
            .hasSizeGreaterThan(10)
            .allSatisfy(remaining -> assertThat(remaining.value()).isZero());
      } finally {
        second.stop();
      }
    }
    assertThat(failures).hasValue(0);
  }

  /** Figures of all time come sooner than those of windows, which are in a store of their own. */
  private static boolean hasWindows(BrokerUnderTest broker) {
    broker.read();
    return broker.newest.values().stream().anyMatch(record -> !record.window().equals(Window.ALL));
  }

  private RunningStream running(String name, SimpleMeterRegistry meters) {
    return RunningUnderTest.of(
        PipelineTopology.build((_, _) -> {}), "restoring", folder.resolve(name), failures, meters);
  }

  private double restored(String store) {
    return meters
        .find("dealstream.metrics.restored.records")
        .tag("store", store)
        .counters()
        .stream()
        .mapToDouble(Counter::count)
        .sum();
  }
}
