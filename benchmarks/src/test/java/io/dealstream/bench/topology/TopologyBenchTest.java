package io.dealstream.bench.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.testing.sales.SalesYear;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TopologyBenchTest {

  @Test
  void every_side_takes_every_event_and_all_is_told() {
    var said = new ByteArrayOutputStream();
    var standard = System.out;
    System.setOut(new PrintStream(said, true));
    int exit;
    try {
      exit =
          new CommandLine(new TopologyBench())
              .execute(
                  "--deals=20", "--threads=2", "--rounds=1", "--warm-ups=0", "--at-rest-after=1");
    } finally {
      System.setOut(standard);
    }
    assertThat(exit).isZero();
    assertThat(said.toString())
        .contains("20 deals", "bare read_committed consumer", "passed on alone, on 2 threads")
        .contains("the whole topology, on 2 threads", "additions-repartition", "metrics.reach")
        .containsPattern("deals +20 ")
        .containsPattern("Restored without the state directory: [1-9]");
  }

  @Test
  void the_year_is_the_same_every_time_and_nothing_happens_after_an_outcome() {
    var end = Instant.parse("2026-06-01T00:00:00Z");
    var year = SalesYear.of(300, Duration.ofDays(365), end);
    assertThat(SalesYear.of(300, Duration.ofDays(365), end)).isEqualTo(year);
    var decided = new HashSet<String>();
    for (var event : year) {
      assertThat(event.occurredAt()).isBefore(end);
      assertThat(decided).doesNotContain(event.dealId());
      if (event instanceof DealEvent.Won || event instanceof DealEvent.Lost) {
        decided.add(event.dealId());
      }
    }
    assertThat(decided).hasSizeGreaterThan(150);
  }

  @Test
  void nothing_to_measure_is_refused() {
    assertThat(new CommandLine(new TopologyBench()).execute("--deals=0")).isEqualTo(2);
  }
}
