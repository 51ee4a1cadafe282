package io.dealstream.command.imports;

import io.dealstream.command.imports.ImportFile.Survey;
import io.dealstream.command.imports.file.RowProblem;
import io.dealstream.command.imports.file.UnreadableFile;
import io.dealstream.command.imports.mapping.Mapping;
import io.dealstream.command.store.SideRows;
import io.dealstream.command.store.Together;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Does one import, from where it was left to its end. */
final class Importer {

  private static final Logger LOG = LoggerFactory.getLogger(Importer.class);
  private static final int LANES = 4;

  private final TransactionOperations transaction;
  private final JobStore jobs;
  private final LaneStore lanes;
  private final ProblemStore problems;
  private final SideRows rows;
  private final Together together;
  private final MappingStore mappings;
  private final Chunks chunks;
  private final RetoldDeals retold;
  private final Function<ImportJob, BatchWriter> writerFor;
  private final Clock clock;
  private final int rowsOfAPass;

  /**
   * @param subjects what an import is about
   * @param together in which a batch's rows and events are stored, with what is added to rows
   * @param rowsOfAPass about so many rows of a dry run are held at a time
   */
  Importer(
      JdbcTemplate database,
      TransactionOperations transaction,
      Together together,
      SideRows rows,
      Function<ImportJob, Subjects> subjects,
      Clock clock,
      int rowsOfAPass) {
    this.transaction = transaction;
    this.together = together;
    this.rows = rows;
    this.jobs = new JobStore(database);
    this.lanes = new LaneStore(database);
    this.problems = new ProblemStore(database);
    this.mappings = new MappingStore(database);
    this.chunks = new Chunks(database);
    this.retold = new RetoldDeals(database);
    this.writerFor =
        job -> new BatchWriter(subjects.apply(job), new SeenRows(database), retold, rows);
    this.clock = clock;
    this.rowsOfAPass = rowsOfAPass;
  }

  /** Whatever it throws, the import can be taken up again. */
  void run(ImportJob job, BooleanSupplier shuttingDown) throws IOException, InterruptedException {
    jobs.run(job.id());
    LOG.info("import {} into {} begins", job.id(), job.pipelineId());
    try {
      if (read(job, new ImportFile(job, chunks), shuttingDown)) {
        end(job.id(), ImportState.DONE);
      }
    } catch (UnreadableFile unreadable) {
      fail(job.id(), unreadable.line(), unreadable.problem());
    }
  }

  private boolean read(ImportJob job, ImportFile file, BooleanSupplier shuttingDown)
      throws IOException, UnreadableFile, InterruptedException {
    var survey = file.survey();
    var shift = shift(job, file, survey);
    jobs.survey(job.id(), survey.rows(), shift);
    var handled = lanes.open(job.id(), job.dryRun() ? 1 : LANES);
    jobs.begin(job.id(), lanes.total(job.id()).rows());
    var writer = writerFor.apply(job);
    var days = shift == null ? 0 : shift;
    if (job.dryRun()) {
      return new Rehearsal(
              job, survey.rows(), rowsOfAPass, () -> file.open(days), writer, rows, together)
          .run(handled.getFirst(), shuttingDown);
    }
    var run =
        new ImportRun(
            job,
            handled,
            lane -> new Lane(job, lane, handled.get(lane), writer, rows, together),
            shuttingDown);
    return run.read(file.open(days));
  }

  private @Nullable Integer shift(ImportJob job, ImportFile file, Survey survey) {
    var name = job.mappingName();
    var newest = survey.newest();
    if (job.shiftDays() != null || name == null || newest == null) {
      return job.shiftDays();
    }
    return file.mapping()
        .filter(Mapping::shift)
        .map(mapping -> days(job, name, mapping.shiftFor(newest, clock)))
        .orElse(null);
  }

  /** A dry run settles nothing. */
  private int days(ImportJob job, String mapping, int days) {
    return job.dryRun()
        ? mappings.settledShift(mapping).orElse(days)
        : mappings.settleShift(mapping, days);
  }

  /** Ends an import of which nothing more can come. */
  void fail(UUID job, long line, RowProblem problem) {
    var ofTheFile = new ProblemStore.Stored(ProblemStore.OF_THE_FILE, line, problem);
    transaction.executeWithoutResult(_ -> problems.add(job, ofTheFile));
    end(job, ImportState.FAILED);
  }

  private void end(UUID job, ImportState state) {
    transaction.executeWithoutResult(
        _ -> {
          jobs.finish(job, state);
          chunks.drop(job);
          retold.drop(job);
        });
    LOG.info("import {} is {}: {}", job, state.text(), lanes.total(job));
  }

  long rowsOf(UUID job) {
    return lanes.total(job).rows();
  }
}
