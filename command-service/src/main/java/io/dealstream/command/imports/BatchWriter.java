package io.dealstream.command.imports;

import io.dealstream.command.deal.DealHistory;
import io.dealstream.command.deal.HistoryRow;
import io.dealstream.command.imports.NumberedRow.Decidable;
import io.dealstream.command.imports.NumberedRow.Undecidable;
import io.dealstream.command.imports.file.TransitionRow;
import io.dealstream.command.store.SideRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides the rows of a batch that were never decided before, deal by deal. */
final class BatchWriter {

  private static final String NOBODY = "unassigned";

  private final Deals deals;
  private final SeenRows seen;
  private final SideRows rows;

  BatchWriter(Deals deals, SeenRows seen, SideRows rows) {
    this.deals = deals;
    this.seen = seen;
    this.rows = rows;
  }

  /** In the piece of work that is running. */
  Tally write(ImportJob job, List<NumberedRow> batch) {
    var decidable =
        batch.stream().filter(Decidable.class::isInstance).map(Decidable.class::cast).toList();
    var before = seen.of(decidable.stream().map(Decidable::fingerprint).toList());
    var outcomes = new LinkedHashMap<NumberedRow, Outcome>();
    var fresh = new LinkedHashMap<String, List<Decidable>>();
    for (var row : batch) {
      switch (row) {
        case Undecidable u -> outcomes.put(u, new Outcome.Rejected(u.row().problem()));
        case Decidable d when before.containsKey(d.fingerprint()) ->
            outcomes.put(d, before.get(d.fingerprint()));
        case Decidable d ->
            fresh.computeIfAbsent(d.transition().dealId(), _ -> new ArrayList<>()).add(d);
      }
    }
    var decided = new LinkedHashMap<Fingerprint, Outcome>();
    fresh.forEach((deal, ofDeal) -> decide(job, deal, ofDeal, outcomes, decided));
    SeenRows.remember(decided).ifPresent(rows::add);
    ProblemStore.of(job.id(), outcomes).ifPresent(rows::add);
    return Tally.of(outcomes.values());
  }

  private void decide(
      ImportJob job,
      String deal,
      List<Decidable> rows,
      Map<NumberedRow, Outcome> outcomes,
      Map<Fingerprint, Outcome> decided) {
    var recorded =
        deals.record(
            new DealHistory(
                job.pipelineId(),
                deal,
                "import:" + job.id(),
                rows.stream().map(row -> history(job, row.transition())).toList()));
    for (var i = 0; i < rows.size(); i++) {
      var outcome = Outcome.of(recorded.get(i));
      outcomes.put(rows.get(i), outcome);
      decided.put(rows.get(i).fingerprint(), outcome);
    }
  }

  private static HistoryRow history(ImportJob job, TransitionRow row) {
    var actor = row.actor();
    var owner = row.owner();
    return new HistoryRow(
        row.occurredAt(),
        row.stage(),
        row.reason(),
        actor == null ? job.importedBy() : actor,
        row.amount(),
        row.currency(),
        row.name(),
        owner != null ? owner : actor != null ? actor : NOBODY,
        row.team(),
        row.source());
  }
}
