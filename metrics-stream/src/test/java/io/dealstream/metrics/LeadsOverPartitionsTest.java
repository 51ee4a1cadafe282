package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Leads and their deals lie in partitions of their own: on a real broker each deal's news find
 * their lead, also where the stream went on elsewhere in between.
 */
class LeadsOverPartitionsTest {

  private static final boolean SOAK = "soak".equals(System.getProperty("size"));

  /** Windows of an owner take a minute to come to rest; a short run looks at those of all time. */
  private static final Predicate<String> WANTED = SOAK ? _ -> true : NaiveFigures::isOfAllTime;

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @Test
  void every_figure_of_leads_is_right_over_all_partitions_and_after_a_restart(@TempDir Path folder)
      throws Exception {
    var story = new LeadsStory(new Random(1));
    var events = new ArrayList<Recorded>();
    for (var i = 0; i < 300; i++) {
      events.addAll(story.next());
    }
    assertThat(events)
        .extracting(BrokerUnderTest::partitionOf)
        .contains("lead-events-0", "lead-events-3", "deal-events-1");
    var half = events.size() / 2;
    var failures = new AtomicInteger();
    try (var broker = BrokerUnderTest.emptied()) {
      broker.wanted = WANTED;
      broker.publish(events.subList(0, half));
      var first = RunningUnderTest.of("leads", folder.resolve("first"), failures);
      first.start();
      await().atMost(PATIENCE).until(() -> broker.read() > 0);
      broker.publish(events.subList(half, events.size()));
      first.stop();

      var second = RunningUnderTest.of("leads", folder.resolve("second"), failures);
      second.start();
      try {
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> {
                  while (broker.read() > 0) {
                    // whatever is out
                  }
                  NaiveLeads.of(events)
                      .compare(broker.newest, Instant.now(), WANTED, NaiveLeads::fields);
                });
      } finally {
        second.stop();
      }
    }
    assertThat(failures).hasValue(0);
  }
}
