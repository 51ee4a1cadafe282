package io.dealstream.command.imports;

import io.dealstream.command.store.LostRace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Handles its share of an import's rows, in their order, a batch a transaction. All rows of a deal
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
  private final LaneStore lanes;
  private final TransactionOperations transaction;
  private final BlockingQueue<NumberedRow> waiting = new ArrayBlockingQueue<>(WAITING);
  private volatile boolean complete;
  private long through;

  Lane(
      ImportJob job,
      int number,
      long through,
      BatchWriter writer,
      LaneStore lanes,
      TransactionOperations transaction) {
    this.job = job;
    this.number = number;
    this.through = through;
    this.writer = writer;
    this.lanes = lanes;
    this.transaction = transaction;
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
  private void handle(List<NumberedRow> rows) {
    for (var tries = 1; ; tries++) {
      try {
        transaction.executeWithoutResult(_ -> write(rows));
        through = rows.getLast().number();
        return;
      } catch (LostRace | ConcurrencyFailureException | DuplicateKeyException lost) {
        if (rows.size() > 1) {
          handle(rows.subList(0, rows.size() / 2));
          handle(rows.subList(rows.size() / 2, rows.size()));
          return;
        }
        if (tries == TRIES) {
          throw lost;
        }
      }
    }
  }

  private void write(List<NumberedRow> rows) {
    var tally = writer.write(job, rows);
    lanes.advance(job.id(), number, through, rows.getLast().number(), tally);
  }
}
