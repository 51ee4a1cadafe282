package io.dealstream.local.bench;

import io.dealstream.leadscore.AmountBand;
import io.dealstream.leadscore.Features;
import io.dealstream.leadscore.replay.Case;
import io.dealstream.leadscore.replay.Case.Turn;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The deals of a history in the canonical form, as they were known after their first rows. */
final class HistoryCases {

  private final Map<String, List<Row>> deals = new LinkedHashMap<>();

  /**
   * @param won null for a stage
   */
  private record Row(
      Instant at,
      String stage,
      @Nullable Boolean won,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable BigDecimal amount) {}

  private HistoryCases() {}

  /**
   * @param after how many rows are known; a deal with fewer, or decided by then, is left out
   */
  static List<Case> read(Path file, int after) throws IOException {
    var history = new HistoryCases();
    HistoryFile.rows(file, history::take);
    return history.deals.values().stream()
        .filter(rows -> rows.size() >= after)
        .map(rows -> known(rows, after))
        .flatMap(Optional::stream)
        .toList();
  }

  private void take(CSVRecord row) {
    var stage = row.get("stage");
    var amount = row.get("amount");
    var owner = told(row, "owner");
    deals
        .computeIfAbsent(row.get("deal_id"), _ -> new ArrayList<>())
        .add(
            new Row(
                Instant.parse(row.get("occurred_at")),
                stage,
                stage.equals("won") ? Boolean.TRUE : stage.equals("lost") ? Boolean.FALSE : null,
                owner == null ? row.get("actor") : owner,
                told(row, "team"),
                told(row, "source"),
                amount.isBlank() ? null : new BigDecimal(amount)));
  }

  private static @Nullable String told(CSVRecord row, String column) {
    return row.isMapped(column) && !row.get(column).isBlank() ? row.get(column) : null;
  }

  private static Optional<Case> known(List<Row> rows, int after) {
    var before = rows.subList(0, after);
    if (before.stream().anyMatch(row -> row.won != null)) {
      return Optional.empty();
    }
    var later = rows.subList(after, rows.size());
    return Optional.of(new Case(before.getLast().at, features(before), turns(later)));
  }

  /** Moves between stages of an open deal change nothing of its outcome. */
  private static List<Turn> turns(List<Row> rows) {
    var turns = new ArrayList<Turn>();
    for (var row : rows) {
      if (row.won != null || (!turns.isEmpty() && turns.getLast().won() != null)) {
        turns.add(new Turn(row.at, row.won));
      }
    }
    return turns;
  }

  /** The owner is that of the first row, as an import has it. */
  private static Features features(List<Row> rows) {
    var first = rows.getFirst();
    var amount =
        rows.stream().map(Row::amount).filter(told -> told != null).reduce((_, later) -> later);
    return Features.ofTeam(first.team)
        .with("owner", first.owner)
        .with("source", first.source)
        .with("stage", rows.getLast().stage)
        .with("amount", amount.map(AmountBand::of).orElse(null));
  }
}
