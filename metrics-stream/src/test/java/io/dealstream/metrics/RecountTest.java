package io.dealstream.metrics;

import static java.util.stream.Collectors.toMap;

import io.dealstream.events.metric.MetricKey;
import io.dealstream.recount.Recount;
import io.dealstream.recount.Stamp;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The path beside the stream, against figures that another program computed. */
class RecountTest {

  private static final Stamp STAMP = new Stamp(Instant.parse("2026-01-01T00:00:00Z"), Map.of());

  @Test
  void every_figure_of_the_tricky_history_is_as_expected() throws IOException {
    compare(
        "tricky",
        "tricky_history.csv",
        "prospecting",
        "qualification",
        "pitch",
        "negotiation",
        "closing");
  }

  @Test
  void every_figure_of_a_real_history_is_as_expected() throws IOException {
    compare(
        "bpic2012",
        "bpic2012_stage_history.csv.gz",
        "submitted",
        "partly-submitted",
        "pre-accepted",
        "accepted",
        "finalized");
  }

  private static void compare(String name, String file, String... stages) throws IOException {
    var pen = new Pen();
    pen.pipeline(name, 10, 0, stages);
    CsvHistory.tell(pen, name, file, "");
    var recount = new Recount();
    pen.written.forEach(recorded -> recount.add(recorded.event()));
    var records =
        recount
            .all(name, LocalDate.parse("2025-12-31"))
            .counted(STAMP)
            .collect(toMap(MetricKey::of, record -> record));
    ExpectedFigures.of(name).compare(new HashMap<>(records));
  }
}
