package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealstream.events.metric.MetricKey;
import io.dealstream.recount.Recount;
import io.dealstream.recount.Stamp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances in processes of their own share the partitions, and keep each other's stores, while
 * now one and now the other is stopped or killed, with its stores and without, under a steady load.
 * In the end every figure is what plain loops make of the events.
 */
class TwoInstancesTest {

  private static final boolean SOAK = "soak".equals(System.getProperty("size"));
  private static final Duration LOAD = SOAK ? Duration.ofMinutes(5) : Duration.ofSeconds(8);
  private static final Duration PATIENCE = Duration.ofSeconds(SOAK ? 300 : 240);
  private static final Duration BEAT = Duration.ofMillis(200);
  private static final int HAPPENINGS_A_BEAT = 20;
  private static final String APPLICATION = "two-instances";
  private static final Stamp ANY = new Stamp(Instant.EPOCH, Map.of());

  @TempDir Path folder;

  private final Random random = new Random(20_261_127);
  private final RandomStory story = new RandomStory(random, 4_000_000);

  @Test
  void whoever_stops_or_is_killed_under_load_every_figure_is_as_counted_anew() throws Exception {
    try (var broker = BrokerUnderTest.emptied();
        var one = new InstanceProcess(APPLICATION, "one", folder, 1);
        var two = new InstanceProcess(APPLICATION, "two", folder, 1)) {
      // Windows of an owner take a minute to come to rest; a short run looks at those of all time.
      broker.wanted = SOAK ? _ -> true : NaiveFigures::isOfAllTime;
      one.start();
      two.start();
      broker.publish(
          List.of(
              story.pen.pipeline("sales", 1, 1, "a", "b", "c", "d"),
              story.pen.pipeline("renewals", 3, 0, "b", "y")));
      var began = System.nanoTime();
      await().atMost(PATIENCE).until(() -> load(broker) > 0);
      var up = System.nanoTime();
      disturb(broker, one, two);
      var loaded = System.nanoTime();
      await().atMost(PATIENCE).untilAsserted(() -> compare(broker));
      one.assertAlive();
      two.assertAlive();
      System.out.printf(
          "%,d events, %,d figures: up in %.1f s, disturbed for %.1f s, right %.1f s later%n",
          story.pen.written.size(),
          broker.newest.size(),
          (up - began) / 1e9,
          (loaded - up) / 1e9,
          (System.nanoTime() - loaded) / 1e9);
    }
  }

  private void disturb(BrokerUnderTest broker, InstanceProcess... instances) throws Exception {
    var end = System.nanoTime() + LOAD.toNanos();
    for (var turn = 0; System.nanoTime() < end; turn++) {
      var instance = instances[turn % 2];
      loadFor(broker, Duration.ofMillis(2_000 + random.nextInt(1_500)));
      // A clean stop, a kill that leaves the stores, and one that takes them too.
      switch (turn % 3) {
        case 0 -> instance.kill();
        case 1 -> {
          instance.kill();
          instance.wipe();
        }
        default -> instance.stop();
      }
      // Less and more than the six seconds after which the other takes over.
      loadFor(broker, Duration.ofMillis(SOAK ? 500 + random.nextInt(9_500) : 1_000));
      instance.start();
    }
  }

  private void loadFor(BrokerUnderTest broker, Duration time) throws Exception {
    var end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      load(broker);
    }
  }

  /**
   * A beat's events, and what figures come until the next.
   *
   * @return how many figures
   */
  private int load(BrokerUnderTest broker) throws Exception {
    var next = System.nanoTime() + BEAT.toNanos();
    var happened = new ArrayList<Recorded>();
    for (var i = 0; i < HAPPENINGS_A_BEAT; i++) {
      happened.addAll(story.next());
    }
    broker.publish(happened);
    var came = 0;
    while (System.nanoTime() < next) {
      came += broker.read();
    }
    return came;
  }

  private void compare(BrokerUnderTest broker) {
    while (broker.read() > 0) {
      // whatever is out
    }
    var recount = new Recount();
    story.pen.written.forEach(recorded -> recount.add(recorded.event()));
    var today = LocalDate.now(ZoneOffset.UTC);
    for (var pipeline : RandomStory.STAGES.keySet()) {
      var all = recount.all(pipeline, today);
      var published =
          broker.newest.values().stream().filter(r -> r.pipelineId().equals(pipeline)).toList();
      for (var record : published) {
        Comparison.assertSame(MetricKey.of(record), record, Recounted.fields(all, record));
      }
      assertThat(published.stream().map(MetricKey::of).toList())
          .containsAll(all.counted(ANY).map(MetricKey::of).filter(broker.wanted).toList());
    }
  }
}
