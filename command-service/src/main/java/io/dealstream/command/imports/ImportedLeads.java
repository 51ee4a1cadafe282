package io.dealstream.command.imports;

import io.dealstream.command.decision.Recorded;
import io.dealstream.command.imports.file.Entry;
import io.dealstream.command.imports.file.LeadRow;
import io.dealstream.command.lead.LeadDesk;
import io.dealstream.command.lead.LeadHistory;
import io.dealstream.command.lead.LeadHistoryRow;
import java.util.Collection;
import java.util.List;

/** The leads of which a file tells. */
record ImportedLeads(LeadDesk desk, ImportJob job) implements Subjects {

  @Override
  public List<Recorded> record(String id, List<Entry> rows) {
    return desk.record(
        new LeadHistory(
            job.pipelineId(),
            id,
            job.correlationId(),
            rows.stream().map(LeadRow.class::cast).map(this::history).toList()));
  }

  private LeadHistoryRow history(LeadRow row) {
    var actor = row.actor();
    var owner = row.owner();
    return new LeadHistoryRow(
        row.occurredAt(),
        row.status(),
        row.reason(),
        actor == null ? job.importedBy() : actor,
        row.name(),
        owner != null ? owner : actor != null ? actor : NOBODY,
        row.team(),
        row.source(),
        row.campaign());
  }

  @Override
  public void readAhead(Collection<String> ids) {
    desk.readAhead(job.pipelineId(), ids);
  }

  /** Nothing refused of a lead hangs on what is outside it. */
  @Override
  public Standing standing(String rule) {
    return Standing.FOR_EVER;
  }

  @Override
  public long eventsOf(String id) {
    throw new UnsupportedOperationException("no refusal of a lead's row is for now");
  }
}
