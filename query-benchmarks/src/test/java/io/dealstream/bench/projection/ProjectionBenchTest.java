package io.dealstream.bench.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ProjectionBenchTest {

  @Test
  void every_side_takes_everything_in_and_all_is_told() {
    var said = new ByteArrayOutputStream();
    var standard = System.out;
    System.setOut(new PrintStream(said, true));
    int exit;
    try {
      exit =
          new CommandLine(new ProjectionBench())
              .execute("--deals=2000", "--rounds=1", "--warm-ups=0");
    } finally {
      System.setOut(standard);
    }
    assertThat(exit).isZero();
    assertThat(said.toString())
        .contains("2,000 deals")
        .containsPattern("deal_history=[1-9]")
        .containsPattern("bare upserts, each commit on the disk +[1-9][0-9,]* rows/s")
        .containsPattern("the query side takes it in +[1-9][0-9,]* rows/s")
        .containsPattern("rebuilt +[1-9][0-9,]* events/s, [0-9]+\\.[0-9]+ \\(");
  }

  @Test
  void what_is_over_with_the_first_batch_is_refused() {
    assertThat(new CommandLine(new ProjectionBench()).execute("--deals=100")).isEqualTo(2);
  }
}
