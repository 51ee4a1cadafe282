package io.dealstream.command.publish;

import io.dealstream.background.WakeUp;
import io.dealstream.command.publish.TermOver.Deposed;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The sequencer at work, on a thread of its own: it goes on while Kafka is slow or away. */
final class Sequencing implements AutoCloseable {

  /** How long events of other instances, which signal nothing here, may lie unseen. */
  private static final Duration POLL = Duration.ofMillis(20);

  private static final Duration COUNT_EVERY = Duration.ofSeconds(1);

  private final Sequencer sequencer;
  private final Handover handover;
  private final WakeUp newEvents;
  private final Figures figures;
  private final Stop stop = new Stop();
  private final FutureTask<Void> work = new FutureTask<>(this::work);
  private final Thread thread = new Thread(work, "sequencer");
  private long counted = System.nanoTime() - COUNT_EVERY.toNanos();

  Sequencing(Sequencer sequencer, Handover handover, WakeUp newEvents, Figures figures) {
    this.sequencer = sequencer;
    this.handover = handover;
    this.newEvents = newEvents;
    this.figures = figures;
  }

  void startOnce() {
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    }
  }

  private Void work() throws SQLException, Deposed, InterruptedException {
    while (!stop.isAsked()) {
      if (sequencer.hasWork()) {
        takeBatch();
      } else {
        newEvents.await(POLL);
      }
    }
    return null;
  }

  private void takeBatch() throws SQLException, Deposed, InterruptedException {
    var start = System.nanoTime();
    var events = sequencer.next();
    var took = Duration.ofNanos(System.nanoTime() - start);
    if (!events.isEmpty()) {
      handover.put(events);
      figures.sequenced(events, took);
      count(events.size());
    }
    if (events.size() < Outbox.BATCH) {
      stop.pause(Gathering.after(took));
    }
  }

  /** A batch that is not full has emptied the outbox; a long one is not counted for every batch. */
  private void count(int taken) throws SQLException {
    if (taken < Outbox.BATCH) {
      figures.unsequenced(0);
    } else if (System.nanoTime() - counted > COUNT_EVERY.toNanos()) {
      figures.unsequenced(sequencer.waiting());
      counted = System.nanoTime();
    }
  }

  /** Fails where sequencing has failed. */
  void check() throws SQLException, Deposed, InterruptedException {
    if (work.isDone()) {
      try {
        work.get();
      } catch (ExecutionException failed) {
        switch (failed.getCause()) {
          case SQLException e -> throw e;
          case Deposed e -> throw e;
          case null, default -> throw new IllegalStateException("sequencing failed", failed);
        }
      }
    }
  }

  /** Ends after the batch at hand. */
  @Override
  public void close() throws InterruptedException {
    stop.ask();
    newEvents.signal();
    if (thread.getState() != Thread.State.NEW) {
      thread.join();
    }
  }
}
