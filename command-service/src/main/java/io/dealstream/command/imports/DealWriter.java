package io.dealstream.command.imports;

import io.dealstream.command.deal.DealHistory;
import io.dealstream.command.deal.HistoryRow;
import io.dealstream.command.deal.Recorded;
import io.dealstream.command.imports.NumberedRow.Decidable;
import io.dealstream.command.imports.file.TransitionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides the rows of one deal in a batch, in the order of the file. A row is decided once; only a
 * refusal that stands on something outside the file and the deal may be lifted later. Such a row is
 * decided again where its deal is still as it was, and after it the rows that had made nothing
 * happen: otherwise it would be told in the wrong place.
 */
final class DealWriter {

  /** Refusals that stand on what is outside the file and the deal. */
  private static final Set<String> FOR_NOW = Set.of("missing-rate");

  private static final String NOBODY = "unassigned";

  private final Deals deals;
  private final ImportJob job;
  private final Map<Fingerprint, Seen> seen;
  private final Decided decided;

  DealWriter(Deals deals, ImportJob job, Map<Fingerprint, Seen> seen, Decided decided) {
    this.deals = deals;
    this.job = job;
    this.seen = seen;
    this.decided = decided;
  }

  /**
   * @param retold whether a row of this deal was let in already that had been refused before
   * @return whether it is so now
   */
  boolean write(String deal, List<Decidable> rows, boolean retold) {
    if (retold || rows.stream().anyMatch(row -> isForNow(seen.get(row.fingerprint())))) {
      return oneByOne(deal, rows, retold);
    }
    var fresh = new ArrayList<Decidable>();
    for (var row : rows) {
      var before = seen.get(row.fingerprint());
      if (before == null) {
        fresh.add(row);
      } else {
        decided.as(row, before.now());
      }
    }
    if (!fresh.isEmpty()) {
      var outcomes = decide(deal, fresh);
      for (var i = 0; i < fresh.size(); i++) {
        decided.first(fresh.get(i), outcomes.get(i));
      }
    }
    return false;
  }

  private boolean oneByOne(String deal, List<Decidable> rows, boolean retoldBefore) {
    var retold = retoldBefore;
    for (var row : rows) {
      var before = seen.get(row.fingerprint());
      if (before == null) {
        decided.first(row, decide(deal, List.of(row)).getFirst());
      } else if (before.isWithoutEffect() && (retold || stillStands(deal, before))) {
        var now = decide(deal, List.of(row)).getFirst();
        decided.again(row, now);
        retold |= now.then() instanceof Outcome.Accepted;
      } else {
        decided.as(row, before.now());
      }
    }
    return retold;
  }

  private static boolean isForNow(@Nullable Seen before) {
    return before != null && before.dealEvents() != null;
  }

  private boolean stillStands(String deal, Seen before) {
    var events = before.dealEvents();
    return events != null && events == deals.eventsOf(job.pipelineId(), deal);
  }

  private List<Seen> decide(String deal, List<Decidable> rows) {
    var recorded =
        deals.record(
            new DealHistory(
                job.pipelineId(),
                deal,
                "import:" + job.id(),
                rows.stream().map(row -> history(row.transition())).toList()));
    return seen(deal, recorded);
  }

  /** Where a row after it was let in, a refused one has lost its place for ever. */
  private List<Seen> seen(String deal, List<Recorded> recorded) {
    var seen = new ArrayList<Seen>();
    var nothingAfter = true;
    for (var one : recorded.reversed()) {
      nothingAfter &= !(one instanceof Recorded.Accepted);
      var events = nothingAfter && isForNow(one) ? deals.eventsOf(job.pipelineId(), deal) : null;
      seen.addFirst(new Seen(Outcome.of(one), events));
    }
    return seen;
  }

  private static boolean isForNow(Recorded recorded) {
    return recorded instanceof Recorded.Refused(var rule, var _, var _) && FOR_NOW.contains(rule);
  }

  private HistoryRow history(TransitionRow row) {
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
