package io.dealstream.command.imports;

import io.dealstream.command.deal.DealHistory;
import io.dealstream.command.deal.HistoryRow;
import io.dealstream.command.deal.Recorded;
import io.dealstream.command.imports.file.Entry;
import io.dealstream.command.imports.file.TransitionRow;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The deals whose transitions a file tells. */
record ImportedDeals(Deals deals, ImportJob job) implements Subjects {

  private static final Set<String> FOR_NOW = Set.of("missing-rate");
  private static final String NOBODY = "unassigned";

  @Override
  public List<Recorded> record(String id, List<Entry> rows) {
    return deals.record(
        new DealHistory(
            job.pipelineId(),
            id,
            "import:" + job.id(),
            rows.stream().map(TransitionRow.class::cast).map(this::history).toList()));
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

  @Override
  public void readAhead(Collection<String> ids) {
    deals.readAhead(job.pipelineId(), ids);
  }

  @Override
  public long eventsOf(String id) {
    return deals.eventsOf(job.pipelineId(), id);
  }

  @Override
  public boolean isForNow(Recorded.Refused refused) {
    return FOR_NOW.contains(refused.rule());
  }
}
