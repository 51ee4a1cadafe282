package io.dealstream.local.bench;

import static java.time.ZoneOffset.UTC;

import io.dealstream.leadscore.Features;
import io.dealstream.leadscore.replay.Case;
import io.dealstream.leadscore.replay.Case.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The deals of the sample, as they were known when they were engaged. What one was worth the file
 * tells at its close only, and as 0 where it was lost: that would be looking ahead.
 */
final class SampleCases {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("M/d/yyyy", Locale.ROOT);

  private SampleCases() {}

  /**
   * @param productAndAccount also by what stands in the file, and of which a deal keeps the name
   */
  static List<Case> read(Path file, boolean productAndAccount) throws IOException {
    var cases = new ArrayList<Case>();
    HistoryFile.rows(
        file,
        row -> {
          if (!row.get("engage_date").isBlank()) {
            cases.add(known(row, productAndAccount));
          }
        });
    return cases;
  }

  private static Case known(CSVRecord row, boolean productAndAccount) {
    var features = Features.ofTeam(null).with("owner", row.get("sales_agent"));
    if (productAndAccount) {
      features = features.with("product", row.get("product")).with("account", told(row, "account"));
    }
    var turns =
        switch (row.get("deal_stage")) {
          case "Won" -> List.of(new Turn(day(row.get("close_date")), true));
          case "Lost" -> List.of(new Turn(day(row.get("close_date")), false));
          default -> List.<Turn>of();
        };
    return new Case(day(row.get("engage_date")), features, turns);
  }

  private static @Nullable String told(CSVRecord row, String column) {
    return row.get(column).isBlank() ? null : row.get(column);
  }

  private static Instant day(String date) {
    return LocalDate.parse(date, DATE).atStartOfDay(UTC).toInstant();
  }
}
