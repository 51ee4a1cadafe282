package io.dealstream.command.imports;

import io.dealstream.background.Rounds;
import io.dealstream.command.imports.file.RowProblem;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up whatever import is waiting, one at a time, also those that another instance left behind
 * when it died. What stops an import for a while, as a database that is down, does not end it.
 */
final class ImportRunner implements Rounds.Round {

  private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
  private static final int TRIES_WITHOUT_PROGRESS = 8;
  private static final RowProblem OUR_FAULT =
      new RowProblem("internal-error", "file", "this is our fault; the log says more");

  private final DataSource database;
  private final JobStore jobs;
  private final Importer importer;
  private final Map<UUID, Integer> triesWithoutProgress = new HashMap<>();

  ImportRunner(DataSource database, JobStore jobs, Importer importer) {
    this.database = database;
    this.jobs = jobs;
    this.importer = importer;
  }

  /**
   * @return whether an import was done, so that it is worth looking for another
   */
  @Override
  public boolean work(BooleanSupplier stopping) throws InterruptedException {
    var worked = false;
    try {
      for (var pipeline : jobs.waitingPipelines()) {
        worked |= !stopping.getAsBoolean() && work(pipeline, stopping);
      }
      return worked;
    } catch (RuntimeException | SQLException waiting) {
      LOG.warn("imports wait: {}", waiting.toString());
      return false;
    }
  }

  private boolean work(String pipelineId, BooleanSupplier stopping)
      throws SQLException, InterruptedException {
    try (var lock = PipelineLock.take(database, pipelineId).orElse(null)) {
      var job = lock == null ? null : jobs.next(pipelineId).orElse(null);
      return job != null && work(job, stopping);
    }
  }

  private boolean work(ImportJob job, BooleanSupplier stopping) throws InterruptedException {
    var rowsBefore = importer.rowsOf(job.id());
    try {
      importer.run(job, stopping);
      triesWithoutProgress.remove(job.id());
      return true;
    } catch (LaneStore.Superseded other) {
      LOG.info("import {}: {}", job.id(), other.getMessage());
    } catch (IOException | RuntimeException failure) {
      LOG.warn("import {} stopped, and will be taken up again", job.id(), failure);
      giveUpIfHopeless(job, rowsBefore);
    }
    return false;
  }

  /** Counts a try only where the database answers now and not a row was handled meanwhile. */
  private void giveUpIfHopeless(ImportJob job, long rowsBefore) {
    var progressed = importer.rowsOf(job.id()) > rowsBefore;
    var tries = triesWithoutProgress.merge(job.id(), 1, (old, _) -> progressed ? 1 : old + 1);
    if (tries >= TRIES_WITHOUT_PROGRESS) {
      triesWithoutProgress.remove(job.id());
      importer.fail(job.id(), 0, OUR_FAULT);
    }
  }
}
