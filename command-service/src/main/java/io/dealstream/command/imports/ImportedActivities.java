package io.dealstream.command.imports;

import io.dealstream.command.deal.ActivityDesk;
import io.dealstream.command.deal.PastActivities;
import io.dealstream.command.deal.PastActivity;
import io.dealstream.command.decision.Recorded;
import io.dealstream.command.imports.file.ActivityRow;
import io.dealstream.command.imports.file.Entry;
import io.dealstream.command.pipeline.Pipeline;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deals of whose activities a file tells.
 *
 * @param foreseen the pipeline where a dry run is about one that is not there yet
 */
record ImportedActivities(
    ActivityDesk desk, Deals deals, @Nullable Pipeline foreseen, ImportJob job)
    implements Subjects {

  @Override
  public List<Recorded> record(String id, List<Entry> rows) {
    var past =
        new PastActivities(
            job.pipelineId(),
            id,
            job.correlationId(),
            rows.stream().map(ActivityRow.class::cast).map(this::activity).toList());
    return foreseen == null ? desk.record(past) : desk.rehearse(past, foreseen);
  }

  private PastActivity activity(ActivityRow row) {
    var by = row.by();
    return new PastActivity(
        row.happenedAt(),
        row.dueAt(),
        row.type(),
        row.title(),
        row.text(),
        row.link(),
        by == null ? NOBODY : by,
        row.team(),
        by == null ? job.importedBy() : by);
  }

  @Override
  public void readAhead(Collection<String> ids) {
    deals.readAhead(job.pipelineId(), ids);
  }

  /** A deal that is not there may be brought later; in which order activities come is all one. */
  @Override
  public Standing standing(String rule) {
    return rule.equals("unknown-deal") ? Standing.THIS_TIME : Standing.FOR_EVER;
  }

  @Override
  public long eventsOf(String id) {
    return deals.eventsOf(job.pipelineId(), id);
  }
}
