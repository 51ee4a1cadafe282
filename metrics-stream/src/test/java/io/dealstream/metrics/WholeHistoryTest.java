package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import io.dealstream.events.metric.StageEntries;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year of loan applications through a real broker: every figure as another program computed it,
 * and how fast it goes. A short run takes the first 4,000; all of them go through the whole of
 * Dealstream anyway.
 */
class WholeHistoryTest {

  private static final boolean SOAK = "soak".equals(System.getProperty("size"));
  private static final Duration PATIENCE = Duration.ofSeconds(SOAK ? 300 : 120);
  private static final int COPIES = SOAK ? 5 : 0;
  private static final String HISTORY = SOAK ? "bpic2012" : "bpic2012_first_4000_deals";
  private static final long ROWS = SOAK ? Long.MAX_VALUE : 17_502;

  @TempDir Path folder;

  @Test
  void every_figure_is_as_expected_and_the_rate_is_told() throws Exception {
    var expected = ExpectedFigures.of("bpic2012", HISTORY);
    var pen = new Pen();
    told(pen, "bpic2012", "");
    for (var copy = 1; copy <= COPIES; copy++) {
      told(pen, "copy-" + copy, "-" + copy);
    }
    var failures = new AtomicInteger();
    try (var broker = BrokerUnderTest.emptied()) {
      broker.publish(pen.written);
      var stream = RunningUnderTest.of("whole-history", folder, failures);
      stream.start();
      try {
        await().atMost(PATIENCE).until(stream::ready);
        var rate = new Rate();
        await()
            .pollInterval(Duration.ofMillis(20))
            .atMost(PATIENCE)
            .until(
                () -> broker.read() >= 0 && entered(broker) == expected.entered() * (COPIES + 1));
        rate.print(pen.written.size());
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> {
                  while (broker.read() > 0) {
                    // whatever is out
                  }
                  expected.compare(broker.newest);
                });
        if (SOAK) {
          assertThat(rate.of(pen.written.size())).isGreaterThan(8_000);
        }
      } finally {
        stream.stop();
      }
    }
    assertThat(failures).hasValue(0);
  }

  private static void told(Pen pen, String pipeline, String suffix) throws Exception {
    pen.pipeline(
        pipeline, 10, 0, "submitted", "partly-submitted", "pre-accepted", "accepted", "finalized");
    CsvHistory.tell(pen, pipeline, "bpic2012_stage_history.csv.gz", suffix, ROWS);
  }

  private static long entered(BrokerUnderTest broker) {
    return broker.newest.values().stream()
        .filter(r -> r.segment().value() == null && r.window().kind().equals("all"))
        .map(r -> r.item())
        .filter(StageEntries.class::isInstance)
        .mapToLong(item -> ((StageEntries) item).entered())
        .sum();
  }

  private static final class Rate {

    private final OperatingSystemMXBean os =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long began = System.nanoTime();
    private final long cpuBefore = os.getProcessCpuTime();
    private long took;

    double of(int events) {
      return events / (took / 1e9);
    }

    void print(int events) {
      took = System.nanoTime() - began;
      System.out.printf(
          "%,d events in %.1f s: %,.0f events/s, %.0f µs of CPU an event in this JVM%n",
          events, took / 1e9, of(events), (os.getProcessCpuTime() - cpuBefore) / 1e3 / events);
    }
  }
}
