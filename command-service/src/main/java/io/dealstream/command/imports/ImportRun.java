package io.dealstream.command.imports;

import io.dealstream.command.imports.file.HistoryFile;
import io.dealstream.command.imports.file.UnreadableFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file from its beginning and deals its rows out to lanes. Ends when all rows are handled;
 * a lane that fails stops the others.
 */
final class ImportRun {

  /**
   * Deciding takes processors more than it waits. On virtual threads lanes would sit on the few
   * carriers that all requests of the service share.
   */
  private static final ThreadFactory LANES = Thread.ofPlatform().name("import-lane-", 0).factory();

  private final ImportJob job;
  private final List<Long> handledBefore;
  private final List<Lane> lanes = new ArrayList<>();
  private final AtomicBoolean failed = new AtomicBoolean();
  private final BooleanSupplier stopped;

  /**
   * @param handledBefore for each lane the last row that an earlier run has handled
   * @param shuttingDown asked between batches
   */
  ImportRun(
      ImportJob job,
      List<Long> handledBefore,
      IntFunction<Lane> laneOf,
      BooleanSupplier shuttingDown) {
    this.job = job;
    this.handledBefore = handledBefore;
    for (var number = 0; number < handledBefore.size(); number++) {
      lanes.add(laneOf.apply(number));
    }
    this.stopped = () -> failed.get() || shuttingDown.getAsBoolean();
  }

  /**
   * @return whether all rows are handled; false where it was stopped
   */
  boolean read(HistoryFile file) throws IOException, UnreadableFile, InterruptedException {
    try (var threads = Executors.newThreadPerTaskExecutor(LANES)) {
      var running = lanes.stream().map(lane -> threads.submit(() -> run(lane))).toList();
      try {
        dealOut(file);
      } catch (IOException | UnreadableFile | RuntimeException unreadable) {
        failed.set(true);
        throw unreadable;
      } finally {
        lanes.forEach(Lane::complete);
      }
      awaitAll(running);
    }
    return !stopped.getAsBoolean();
  }

  private Void run(Lane lane) throws InterruptedException {
    try {
      lane.run(stopped);
      return null;
    } catch (RuntimeException | InterruptedException failure) {
      failed.set(true);
      throw failure;
    }
  }

  private void dealOut(HistoryFile file) throws IOException, UnreadableFile, InterruptedException {
    var counts = new RowCounts();
    var number = 0L;
    for (var row = file.next(); row != null && !stopped.getAsBoolean(); row = file.next()) {
      var lane = laneOf(row.id());
      lanes
          .get(lane)
          .take(
              NumberedRow.of(job.pipelineId(), ++number, row, counts),
              handledBefore.get(lane),
              stopped);
    }
  }

  /** The same in every run: String's hash code is laid down by its specification. */
  private int laneOf(@Nullable String id) {
    return id == null ? 0 : Math.floorMod(id.hashCode(), lanes.size());
  }

  private static void awaitAll(List<Future<Void>> running) throws InterruptedException {
    for (var lane : running) {
      try {
        lane.get();
      } catch (ExecutionException failure) {
        throw failure.getCause() instanceof RuntimeException known
            ? known
            : new IllegalStateException(failure.getCause());
      }
    }
  }
}
