package io.dealstream.command.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that stores whatever is waiting, many commands in one commit. While one batch is on
 * its way to the disk the next one gathers, so nobody waits for a batch to fill.
 */
final class Writer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  private static final int MOST_SETS = 512;
  private static final int MOST_EVENTS = 2_000;
  private static final long MOST_BYTES = 4 << 20;
  private static final long PATIENCE_MILLIS = 100;

  private final BlockingQueue<WriteSet> waiting;
  private final Storing storing;
  private final Thread thread =
      Thread.ofPlatform().name("event-writer").daemon().unstarted(this::work);
  private volatile boolean closing;
  private volatile boolean ended;

  /**
   * @param room how many commands may wait
   */
  Writer(WriterDatabase database, int room) {
    this.waiting = new ArrayBlockingQueue<>(room);
    this.storing = new Storing(database, () -> closing);
    thread.start();
  }

  /**
   * Stores the set soon; it says itself when it is durable.
   *
   * @param patient whether to wait for room
   * @throws StoreBusy where there is no room, or no more storing
   */
  void take(WriteSet set, boolean patient) {
    if (closing || !(patient ? waitForRoom(set) : waiting.offer(set))) {
      throw new StoreBusy();
    }
    if (ended) { // it came in after the last look
      dropAll();
    }
  }

  private boolean waitForRoom(WriteSet set) {
    try {
      while (!waiting.offer(set, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (closing) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void work() {
    try {
      while (!closing || !waiting.isEmpty()) {
        var first = waiting.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          storing.store(batch(first));
        }
      }
    } catch (InterruptedException hurry) {
      LOG.warn("the event writer was interrupted");
    } finally {
      closing = true;
      ended = true;
      dropAll();
      storing.close();
    }
  }

  private List<WriteSet> batch(WriteSet first) {
    var batch = new ArrayList<WriteSet>();
    var events = 0;
    var bytes = 0L;
    for (var set = first; set != null; ) {
      batch.add(set);
      events += set.events().size();
      bytes += set.bytes();
      var full = batch.size() >= MOST_SETS || events >= MOST_EVENTS || bytes >= MOST_BYTES;
      set = full ? null : waiting.poll();
    }
    return batch;
  }

  private void dropAll() {
    for (var set = waiting.poll(); set != null; set = waiting.poll()) {
      set.durable().completeExceptionally(new StoreBusy());
    }
  }

  /** How many commands wait behind those being stored. */
  int waiting() {
    return waiting.size();
  }

  /** Stores what is waiting, and takes no more. */
  @Override
  public void close() throws InterruptedException {
    closing = true;
    thread.join();
  }
}
