package io.dealstream.command.store;

import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the states that long histories have led to, on a thread of its own: no command waits for
 * it. It reads what is stored, so what it keeps is durable. When it cannot keep up, or fails,
 * nothing is lost: the aggregate comes again after as many events.
 */
final class LongHistories implements Snapshotter, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LongHistories.class);

  private static final int ROOM = 100;
  private static final int LAST_ONE_SECONDS = 10;

  private final EventStorageEngine events;
  private final Snapshots snapshots;
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private final ExecutorService executor =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(ROOM),
          Thread.ofPlatform().name("snapshots").daemon().factory());

  LongHistories(EventStorageEngine events, Snapshots snapshots) {
    this.events = events;
    this.snapshots = snapshots;
  }

  /** Once what the running command appends is durable. */
  @Override
  public void scheduleSnapshot(Class<?> aggregateType, String aggregateId) {
    if (CurrentUnitOfWork.isStarted()
        && CurrentUnitOfWork.get().phase().isBefore(UnitOfWork.Phase.COMMIT)) {
      CurrentUnitOfWork.get().afterCommit(_ -> offer(aggregateId));
    } else {
      offer(aggregateId);
    }
  }

  private void offer(String aggregateId) {
    if (waiting.add(aggregateId)) {
      try {
        executor.execute(() -> take(aggregateId));
      } catch (RejectedExecutionException full) {
        waiting.remove(aggregateId);
        LOG.debug("no room to keep the state of {}", aggregateId);
      }
    }
  }

  private void take(String aggregateId) {
    // Whatever is appended from here on may ask again.
    waiting.remove(aggregateId);
    try {
      snapshots
          .formOf(aggregateId)
          .map(form -> folded(form, aggregateId))
          .ifPresent(snapshots::keep);
    } catch (RuntimeException failure) {
      LOG.warn("the state of {} was not kept", aggregateId, failure);
    }
  }

  private <S> @Nullable DomainEventMessage<?> folded(SnapshotForm<S> form, String aggregateId) {
    var history = history(aggregateId);
    if (!history.hasNext()) {
      return null;
    }
    var state = form.none();
    while (history.hasNext()) {
      state = form.after(state, history.next().getPayload());
    }
    return Snapshots.message(form, aggregateId, history.getLastSequenceNumber(), state);
  }

  private DomainEventStream history(String aggregateId) {
    return events
        .readSnapshot(aggregateId)
        .map(
            kept ->
                DomainEventStream.concat(
                    DomainEventStream.of(kept),
                    events.readEvents(aggregateId, kept.getSequenceNumber() + 1)))
        .orElseGet(() -> events.readEvents(aggregateId));
  }

  @Override
  public void close() throws InterruptedException {
    executor.shutdown();
    if (!executor.awaitTermination(LAST_ONE_SECONDS, TimeUnit.SECONDS)) {
      executor.shutdownNow();
    }
  }
}
