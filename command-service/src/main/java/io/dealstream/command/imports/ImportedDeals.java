package io.dealstream.command.imports;

import io.dealstream.command.deal.DealHistory;
import io.dealstream.command.deal.HistoryRow;
import io.dealstream.command.decision.Recorded;
import io.dealstream.command.imports.file.Entry;
import io.dealstream.command.imports.file.TransitionRow;
import java.util.Collection;
import java.util.List;

/** The deals whose transitions a file tells. */
record ImportedDeals(Deals deals, ImportJob job) implements Subjects {

  @Override
  public List<Recorded> record(String id, List<Entry> rows) {
    return deals.record(
        new DealHistory(
            job.pipelineId(),
            id,
            job.correlationId(),
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

  /** A rate may be told later; the row belongs between those before and after it. */
  @Override
  public Standing standing(String rule) {
    return rule.equals("missing-rate") ? Standing.WHILE_NOTHING_HAPPENS : Standing.FOR_EVER;
  }
}
