package io.dealstream.command.imports;

import static io.dealstream.command.imports.ImportsOverHttp.LOANS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A rate is worth telling where nothing else runs. */
@EnabledIfSystemProperty(named = "size", matches = "soak")
class ImportRateTest {

  private static final int TIMES = 4;

  @Test
  void once_it_is_warm_a_history_is_imported_at_ten_thousand_rows_a_second() throws Exception {
    var file = ImportsOverHttp.unpacked(LOANS);
    var rate = 0.0;
    try (var service = RunningService.onNewDatabase();
        var http = new ImportsOverHttp(service)) {
      for (var time = 1; time <= TIMES; time++) {
        var pipeline = "bpic2012-" + time;
        http.pipeline(
            pipeline, "submitted", "partly-submitted", "pre-accepted", "accepted", "finalized");
        var ended = http.ended(http.begin("?pipeline=" + pipeline, withIdsOf(time, file)));
        assertThat(ended.at("/accepted")).isEqualTo(ended.at("/totalRows"));
        rate = ended.at("/ratePerSecond").asDouble();
        System.out.printf("import %d: %,.0f rows/s%n", time, rate);
      }
    }
    assertThat(rate).isGreaterThanOrEqualTo(10_000);
  }

  /** The same deals once more are other deals: a deal's id is the first thing in its row. */
  private static String withIdsOf(int time, String file) {
    return file.lines()
        .map(line -> line.startsWith("deal_id,") ? line : time + "-" + line)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
