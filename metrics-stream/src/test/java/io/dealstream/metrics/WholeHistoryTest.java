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
 * and how fast it goes. A short run takes the first 4,000.
 */
class WholeHistoryTest {

  private static final boolean SOAK = "soak".equals(System.getProperty("size"));
  private static final Duration PATIENCE = Duration.ofSeconds(SOAK ? 300 : 240);
  private static final int COPIES = SOAK ? 5 : 0;
  private static final String HISTORY = SOAK ? "bpic2012" : "bpic2012_first_4000_deals";
  private static final long ROWS = SOAK ? Long.MAX_VALUE : 17_502;

  private static final String[] STAGES = {
    "submitted", "partly-submitted", "pre-accepted", "accepted", "finalized"
  };

  @TempDir Path folder;

  @Test
  void every_figure_is_as_expected_and_the_rate_is_told() throws Exception {
    var expected = ExpectedFigures.of("bpic2012", HISTORY);
    var pen = new Pen();
    for (var copy = 0; copy <= COPIES; copy++) {
      pen.pipeline(name(copy), 10, 0, STAGES);
    }
    for (var copy = 0; copy <= COPIES; copy++) {
      CsvHistory.tell(
          pen, name(copy), "bpic2012_stage_history.csv.gz", copy == 0 ? "" : "-" + copy, ROWS);
    }
    var failures = new AtomicInteger();
    try (var broker = BrokerUnderTest.emptied()) {
      broker.wanted = NaiveFigures::isOfAllTime;
      broker.publish(pen.written);
      var stream = RunningUnderTest.of("whole-history", folder, failures);
      stream.start();
      try {
        await().atMost(PATIENCE).until(stream::ready);
        var rate = new Rate(pen.written.size() / (COPIES + 1));
        for (var copies = 1; copies <= COPIES + 1; copies++) {
          var entered = expected.entered() * copies;
          await()
              .pollInterval(Duration.ofMillis(20))
              .atMost(PATIENCE)
              .until(() -> broker.read() >= 0 && entered(broker) >= entered);
          rate.copyIsIn();
        }
        printWritten(broker, pen.written.size(), "until then");
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> {
                  while (broker.read() > 0) {
                    // whatever is out
                  }
                  expected.compare(broker.newest);
                });
        printWritten(broker, pen.written.size(), "in the end");
        if (SOAK) {
          assertThat(rate.fastest()).isGreaterThan(4_000);
        }
      } finally {
        stream.stop();
      }
    }
    assertThat(failures).hasValue(0);
  }

  private static String name(int copy) {
    return copy == 0 ? "bpic2012" : "copy-" + copy;
  }

  private static void printWritten(BrokerUnderTest broker, int events, String when)
      throws Exception {
    broker
        .written()
        .forEach(
            (topic, records) ->
                System.out.printf(
                    "%5.2f records an event on %s %s%n", (double) records / events, topic, when));
  }

  private static long entered(BrokerUnderTest broker) {
    return broker.newest.values().stream()
        .filter(r -> r.segment().value() == null)
        .map(r -> r.item())
        .filter(StageEntries.class::isInstance)
        .mapToLong(item -> ((StageEntries) item).entered())
        .sum();
  }

  /** Of each copy of the history: the first goes through code that is not compiled yet. */
  private static final class Rate {

    private final OperatingSystemMXBean os =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final int events;
    private long since = System.nanoTime();
    private long cpu = os.getProcessCpuTime();
    private double fastest;

    /**
     * @param events in a copy
     */
    Rate(int events) {
      this.events = events;
    }

    void copyIsIn() {
      var now = System.nanoTime();
      var used = os.getProcessCpuTime();
      var rate = events / ((now - since) / 1e9);
      System.out.printf(
          "%,d events in %.1f s: %,.0f events/s, %.0f µs of CPU an event in this JVM%n",
          events, (now - since) / 1e9, rate, (used - cpu) / 1e3 / events);
      fastest = Math.max(fastest, rate);
      since = now;
      cpu = used;
    }

    double fastest() {
      return fastest;
    }
  }
}
