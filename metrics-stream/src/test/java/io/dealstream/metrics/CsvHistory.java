package io.dealstream.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.testing.TestServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A history in the canonical form of an import, as the events that an import makes of it. */
final class CsvHistory {

  private static final Path FOLDER =
      TestServers.home().resolve("system-tests/src/test/resources/histories");

  private final Pen pen;
  private final String pipeline;
  private final String suffix;
  private final Map<String, String> firstActor = new HashMap<>();
  int refused;

  /**
   * @param suffix of every deal's id, so that one history can be told several times
   */
  private CsvHistory(Pen pen, String pipeline, String suffix) {
    this.pen = pen;
    this.pipeline = pipeline;
    this.suffix = suffix;
  }

  static Path file(String name) {
    return FOLDER.resolve(name);
  }

  static CsvHistory tell(Pen pen, String pipeline, String file, String suffix) throws IOException {
    return tell(pen, pipeline, file, suffix, Long.MAX_VALUE);
  }

  /**
   * @param rows how many of the file's, which stand together by deal
   */
  static CsvHistory tell(Pen pen, String pipeline, String file, String suffix, long rows)
      throws IOException {
    var history = new CsvHistory(pen, pipeline, suffix);
    try (var lines = open(file(file))) {
      lines.lines().skip(1).limit(rows).forEach(line -> history.row(line.split(",", -1)));
    }
    return history;
  }

  private static BufferedReader open(Path file) throws IOException {
    var bytes = Files.newInputStream(file);
    return new BufferedReader(
        new InputStreamReader(
            file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, UTF_8));
  }

  /** {@code deal_id,occurred_at,stage,reason,actor,amount,currency}. */
  private void row(String[] column) {
    var deal = column[0] + suffix;
    var at = Instant.parse(column[1]);
    var to = column[2];
    var outcome = to.equals("won") || to.equals("lost");
    if (!pen.knows(deal)) {
      if (outcome) {
        refused++;
        return;
      }
      firstActor.put(deal, column[4].isEmpty() ? "nobody" : column[4]);
      pen.open(
          deal, pipeline, to, firstActor.get(deal), column[5].isEmpty() ? null : column[5], at);
      return;
    }
    var now = pen.outcomeOf(deal);
    if (outcome && now != null && !now.equals(to)) {
      refused++;
      return;
    }
    if (!column[5].isEmpty() && !pen.isWorth(deal, column[5])) {
      pen.amount(deal, column[5], at);
    }
    if (outcome) {
      if (now == null) {
        end(deal, to, at);
      }
    } else if (now != null) {
      pen.reopen(deal, to, at);
    } else if (!to.equals(pen.stageOf(deal))) {
      pen.move(deal, to, at);
    }
  }

  private void end(String deal, String outcome, Instant at) {
    if (outcome.equals("won")) {
      pen.win(deal, at);
    } else {
      pen.lose(deal, at);
    }
  }
}
