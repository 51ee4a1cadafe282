package io.dealstream.command.imports;

import io.dealstream.command.store.LostRace;
import io.dealstream.command.store.SideRows;
import io.dealstream.command.store.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Handles its share of an import's rows, in their order, a batch in one commit. All rows of a deal
 * come to the same lane.
 */
final class Lane {

  static final int BATCH = 200;

  private static final int WAITING = 3 * BATCH;
  private static final int TRIES = 50;
  private static final long PATIENCE_MILLIS = 100;

  private final ImportJob job;
  private final int number;
  private final BatchWriter writer;
  private final SideRows rows;
  private final Together together;
  private final BlockingQueue<NumberedRow> waiting = new ArrayBlockingQueue<>(WAITING);
  private volatile boolean complete;
  private long through;

  Lane(
      ImportJob job,
      int number,
      long through,
      BatchWriter writer,
      SideRows rows,
      Together together) {
    this.job = job;
    this.number = number;
    this.through = through;
    this.writer = writer;
    this.rows = rows;
    this.together = together;
  }

  /** Waits for room; a row that the lane handled in an earlier run is passed over. */
  void take(NumberedRow row, long handledBefore, BooleanSupplier stopped)
      throws InterruptedException {
    if (row.number() <= handledBefore) {
      return;
    }
    boolean taken;
    do {
      taken = waiting.offer(row, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } while (!taken && !stopped.getAsBoolean());
  }

  /** No row comes after this. */
  void complete() {
    complete = true;
  }

  /** Until the last row is handled, or the run is stopped. */
  void run(BooleanSupplier stopped) throws InterruptedException {
    while (!stopped.getAsBoolean()) {
      var last = complete; // before looking: what came in between must not be missed
      var first = waiting.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null) {
        handle(batch(first));
      } else if (last) {
        return;
      }
    }
  }

  private List<NumberedRow> batch(NumberedRow first) {
    var batch = new ArrayList<NumberedRow>(BATCH);
    batch.add(first);
    waiting.drainTo(batch, BATCH - 1);
    return batch;
  }

  /** A command that was faster costs a batch another try, in halves: others may be faster again. */
  private void handle(List<NumberedRow> batch) {
    for (var tries = 1; ; tries++) {
      try {
        through = together.once(() -> write(batch));
        return;
      } catch (LostRace lost) {
        if (batch.size() > 1) {
          handle(batch.subList(0, batch.size() / 2));
          handle(batch.subList(batch.size() / 2, batch.size()));
          return;
        }
        if (tries == TRIES) {
          throw lost;
        }
      }
    }
  }

  private long write(List<NumberedRow> batch) {
    var tally = writer.write(job, batch);
    var last = batch.getLast().number();
    rows.add(LaneStore.advance(job.id(), number, through, last, tally));
    return last;
  }
}
