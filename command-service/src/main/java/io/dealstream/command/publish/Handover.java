package io.dealstream.command.publish;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Freshly sequenced events on their way to the publisher, in memory. It holds a few thousand; while
 * the publisher is further behind, batches are left out, and it reads them from the database.
 */
final class Handover {

  private static final int HOLDS = 8 * Outbox.BATCH;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Deque<SequencedEvent> events = new ArrayDeque<>();
  private long sequenced;

  /**
   * @param sequenced the last position that has been given
   */
  Handover(long sequenced) {
    this.sequenced = sequenced;
  }

  void put(List<SequencedEvent> batch) {
    lock.lock();
    try {
      if (events.size() + batch.size() <= HOLDS) {
        events.addAll(batch);
      }
      sequenced = batch.getLast().position();
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The last position that has been given. */
  long sequenced() {
    lock.lock();
    try {
      return sequenced;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there is something after the position.
   *
   * @return the events that follow it, at most {@value Outbox#BATCH}; empty where none came in time
   *     or the next ones are not held here
   */
  List<SequencedEvent> after(long position, Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      for (var left = atMost.toNanos(); sequenced <= position && left > 0; ) {
        left = arrived.awaitNanos(left);
      }
      return poll(position);
    } finally {
      lock.unlock();
    }
  }

  private List<SequencedEvent> poll(long position) {
    while (!events.isEmpty() && events.getFirst().position() <= position) {
      events.removeFirst();
    }
    var next = new ArrayList<SequencedEvent>();
    while (!events.isEmpty()
        && next.size() < Outbox.BATCH
        && events.getFirst().position() == position + next.size() + 1) {
      next.add(events.removeFirst());
    }
    return next;
  }
}
