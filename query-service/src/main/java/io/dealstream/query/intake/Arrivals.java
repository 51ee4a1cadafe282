package io.dealstream.query.intake;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Tells those who wait that something was committed, here or by another instance. Counts rather
 * than flags, so that nobody misses what came between looking and waiting.
 */
@Component
public final class Arrivals {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final Map<Feed, Long> counts = new EnumMap<>(Feed.class);

  /** Take it before reading the tables: what is committed after that raises it. */
  public long count(Feed feed) {
    lock.lock();
    try {
      return counts.getOrDefault(feed, 0L);
    } finally {
      lock.unlock();
    }
  }

  /**
   * @return whether more has come than was seen, rather than the time gone by
   */
  public boolean awaitBeyond(long seen, Feed feed, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      var left = atMost.toNanos();
      while (counts.getOrDefault(feed, 0L) <= seen) {
        if (left <= 0) {
          return false;
        }
        left = more.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  void signal(Feed feed) {
    lock.lock();
    try {
      counts.merge(feed, 1L, Long::sum);
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
