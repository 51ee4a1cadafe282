package io.dealstream.command.imports;

import io.dealstream.command.imports.file.FileRow;
import io.dealstream.command.imports.file.HistoryFile;
import io.dealstream.command.imports.file.UnreadableFile;
import io.dealstream.command.store.LostRace;
import io.dealstream.command.store.SideRows;
import io.dealstream.command.store.Together;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says what would become of a file's rows, and stores nothing but that. All rows of a deal are
 * decided in one piece of work, which is then given up; so that no more than some of the file's
 * deals are held at a time, a long file is read several times, and each pass takes its share of the
 * deals.
 */
final class Rehearsal {

  @FunctionalInterface
  interface Opening {
    HistoryFile open() throws IOException, UnreadableFile;
  }

  static final int ROWS_OF_A_PASS = 50_000;

  private static final int BATCH = 200;
  private static final int TRIES = 50;

  private final ImportJob job;
  private final long passes;
  private final Opening file;
  private final BatchWriter writer;
  private final SideRows rows;
  private final Together together;

  /**
   * @param totalRows of the file: they decide which pass takes which deal
   */
  Rehearsal(
      ImportJob job,
      long totalRows,
      int rowsOfAPass,
      Opening file,
      BatchWriter writer,
      SideRows rows,
      Together together) {
    this.job = job;
    this.passes = Math.max(1, Math.ceilDiv(totalRows, rowsOfAPass));
    this.file = file;
    this.writer = writer;
    this.rows = rows;
    this.together = together;
  }

  /**
   * @param done the passes an earlier run has done
   * @return whether all are done; false where it was stopped
   */
  boolean run(long done, BooleanSupplier stopped) throws IOException, UnreadableFile {
    for (var pass = done; pass < passes; pass++) {
      var outcomes = new LinkedHashMap<NumberedRow, Outcome>();
      for (var batch : batches(pass)) {
        if (stopped.getAsBoolean()) {
          return false;
        }
        outcomes.putAll(rehearsed(batch));
      }
      store(pass, outcomes);
    }
    return true;
  }

  /** Whole deals, in batches. */
  private List<List<NumberedRow>> batches(long pass) throws IOException, UnreadableFile {
    var batches = new ArrayList<List<NumberedRow>>();
    for (var ofDeal : share(pass).values()) {
      if (batches.isEmpty() || batches.getLast().size() + ofDeal.size() > BATCH) {
        batches.add(new ArrayList<>());
      }
      batches.getLast().addAll(ofDeal);
    }
    return batches;
  }

  private Map<String, List<NumberedRow>> share(long pass) throws IOException, UnreadableFile {
    var byDeal = new LinkedHashMap<String, List<NumberedRow>>();
    var counts = new RowCounts();
    var number = 0L;
    var reading = file.open();
    for (var row = reading.next(); row != null; row = reading.next()) {
      number++;
      if (passOf(row.id()) == pass) {
        byDeal
            .computeIfAbsent(key(row), _ -> new ArrayList<>())
            .add(NumberedRow.of(job.pipelineId(), number, row, counts));
      }
    }
    return byDeal;
  }

  private static String key(FileRow row) {
    return row.id() == null ? "" : row.id();
  }

  /** The same in every run: String's hash code is laid down by its specification. */
  private long passOf(@Nullable String id) {
    return id == null ? 0 : Math.floorMod(id.hashCode(), passes);
  }

  private Map<NumberedRow, Outcome> rehearsed(List<NumberedRow> batch) {
    for (var tries = 1; ; tries++) {
      try {
        return together.once(
            () -> {
              throw new GivenUp(writer.decide(job, batch).outcomes());
            });
      } catch (GivenUp end) {
        return end.outcomes;
      } catch (LostRace lost) {
        if (tries == TRIES) {
          throw lost;
        }
      }
    }
  }

  private void store(long pass, Map<NumberedRow, Outcome> outcomes) {
    together.once(
        () -> {
          ProblemStore.of(job.id(), outcomes).ifPresent(rows::add);
          rows.add(LaneStore.advance(job.id(), 0, pass, pass + 1, Tally.of(outcomes.values())));
          return pass;
        });
  }

  /** Ends a piece of work of which nothing is to be stored. */
  private static final class GivenUp extends RuntimeException {

    private final transient Map<NumberedRow, Outcome> outcomes;

    GivenUp(Map<NumberedRow, Outcome> outcomes) {
      super("nothing of a dry run is stored", null, false, false);
      this.outcomes = outcomes;
    }
  }
}
