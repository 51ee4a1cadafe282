package io.dealstream.command.imports;

import io.dealstream.command.imports.ImportAnswer.ProblemItem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Takes files in and says how each import stands. */
final class Imports {

  private static final long BEFORE_ALL = -1;
  private static final int PAGE = 1000;

  private final JobStore jobs;
  private final Chunks chunks;
  private final LaneStore lanes;
  private final ProblemStore problems;
  private final TransactionOperations snapshot;

  /**
   * @param snapshot a transaction that sees one state of the database
   */
  Imports(JdbcTemplate database, TransactionOperations snapshot) {
    this.jobs = new JobStore(database);
    this.chunks = new Chunks(database);
    this.lanes = new LaneStore(database);
    this.problems = new ProblemStore(database);
    this.snapshot = snapshot;
  }

  /** Stores the whole file before it returns; what its sender breaks off leaves nothing. */
  void receive(ImportJob job, InputStream file) throws IOException {
    jobs.dropAbandoned();
    jobs.receive(job);
    try {
      chunks.store(job.id(), file);
    } catch (IOException brokenOff) {
      jobs.drop(job.id());
      throw brokenOff;
    }
    jobs.queue(job.id());
  }

  /** Empty for an import there is not. */
  Optional<ImportAnswer> find(UUID id, long afterRow, int limit) {
    return snapshot.execute(_ -> jobs.find(id).map(progress -> answer(progress, afterRow, limit)));
  }

  boolean isThere(UUID id) {
    return jobs.find(id).isPresent();
  }

  /** Every refused row in the order of the file, a page in memory at a time. */
  void problems(UUID id, ProblemEye eye) throws IOException {
    var page = problems.after(id, BEFORE_ALL, PAGE);
    while (!page.isEmpty()) {
      for (var problem : page) {
        eye.see(ProblemItem.of(problem));
      }
      page = problems.after(id, page.getLast().row(), PAGE);
    }
  }

  @FunctionalInterface
  interface ProblemEye {
    void see(ProblemItem problem) throws IOException;
  }

  private ImportAnswer answer(JobStore.Progress progress, long afterRow, int limit) {
    var job = progress.job();
    var tally = lanes.total(job.id());
    var found = problems.after(job.id(), afterRow, limit + 1);
    var shown = found.subList(0, Math.min(limit, found.size()));
    var more = found.size() > limit;
    return new ImportAnswer(
        job.id(),
        job.pipelineId(),
        job.form(),
        progress.state(),
        job.dryRun(),
        tally.rows(),
        tally.accepted(),
        tally.unchanged(),
        tally.rejected(),
        rate(tally.rows() - progress.rowsAtStart(), progress.seconds()),
        progress.totalRows(),
        shown.stream().map(ProblemItem::of).toList(),
        more,
        more ? Long.toString(shown.getLast().row()) : null);
  }

  private static double rate(long rows, @Nullable Double seconds) {
    return seconds == null || seconds <= 0 ? 0 : Math.round(rows / seconds * 10) / 10.0;
  }
}
