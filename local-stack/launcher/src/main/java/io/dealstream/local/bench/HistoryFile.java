package io.dealstream.local.bench;

import io.dealstream.forecast.DealHistory;
import io.dealstream.forecast.Ending;
import io.dealstream.forecast.Step;
import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A history in the canonical form that is imported too, read straight from the file. */
final class HistoryFile {

  private static final CSVFormat CANONICAL =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private final Map<String, List<Step>> deals = new LinkedHashMap<>();

  private HistoryFile() {}

  /** Deals of one currency, as no rates come with a file. */
  static List<DealHistory> read(Path file) throws IOException {
    var history = new HistoryFile();
    rows(file, history::take);
    if (history.deals.isEmpty()) {
      throw new Refusal(file + " has no rows");
    }
    return history.deals.entrySet().stream()
        .map(deal -> new DealHistory(deal.getKey(), deal.getValue()))
        .toList();
  }

  /** Row by row, each by the names of its columns. */
  static void rows(Path file, Consumer<CSVRecord> each) throws IOException {
    try (var in = open(file);
        var rows = CANONICAL.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      rows.forEach(each);
    } catch (NoSuchFileException missing) {
      throw new Refusal("there is no file " + file);
    } catch (DateTimeParseException | IllegalArgumentException malformed) {
      throw new Refusal(file + " is no history in the canonical form: " + malformed.getMessage());
    }
  }

  private static InputStream open(Path file) throws IOException {
    var in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }

  private void take(CSVRecord row) {
    var steps = deals.computeIfAbsent(row.get("deal_id"), id -> new ArrayList<>());
    var at = Instant.parse(row.get("occurred_at"));
    var amount = row.get("amount");
    if (!amount.isBlank()) {
      steps.add(new Step.Valued(at, new BigDecimal(amount)));
    }
    steps.add(
        switch (row.get("stage")) {
          case "won" -> new Step.Ended(at, Ending.WON);
          case "lost" -> new Step.Ended(at, Ending.LOST);
          case String stage -> new Step.Entered(at, stage);
        });
  }
}
