package io.dealstream.query.live;

import static java.util.stream.Collectors.groupingBy;

import io.dealstream.query.intake.Arrivals;
import io.dealstream.query.intake.Feed;
import io.dealstream.query.metrics.Change;
import io.dealstream.query.metrics.Cut;
import io.dealstream.query.metrics.Figures;
import io.dealstream.query.metrics.Question;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Follows the metric table for all readers at once: after each commit one query finds what has
 * changed of what they ask for, by whichever instance it was written.
 */
@Component
class MetricTail implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(MetricTail.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  /** Before the server takes its first reader: who joins must find the tail at work. */
  private static final int BEFORE_THE_SERVER = DEFAULT_PHASE - 4096;

  private final Figures figures;
  private final Arrivals arrivals;
  private final Set<Conflated> readers = ConcurrentHashMap.newKeySet();

  /** Who joins while changes are looked for would be told of none of them, and of none later. */
  private final ReentrantLock looking = new ReentrantLock();

  private volatile @Nullable Thread thread;

  MetricTail(Figures figures, Arrivals arrivals, MeterRegistry registry) {
    this.figures = figures;
    this.arrivals = arrivals;
    Gauge.builder("dealstream.live.untold", this, MetricTail::longest).register(registry);
  }

  /** What waits for the reader that is furthest behind. */
  private int longest() {
    return readers.stream().mapToInt(Conflated::size).max().orElse(0);
  }

  /** A reader's place at the tail. Nothing that is committed after joining passes it by. */
  final class Place implements AutoCloseable {

    private final Conflated untold;

    private Place(Question question) {
      this.untold = new Conflated(question);
    }

    Conflated untold() {
      return untold;
    }

    @Override
    public void close() {
      readers.remove(untold);
    }
  }

  Place join(Question question) {
    var place = new Place(question);
    looking.lock();
    try {
      readers.add(place.untold);
    } finally {
      looking.unlock();
    }
    return place;
  }

  @Override
  public void start() {
    var from = figures.now();
    thread = Thread.ofVirtual().name("metric-tail").start(() -> follow(from));
  }

  private void follow(Cut from) {
    var seen = from;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        var count = arrivals.count(Feed.METRICS);
        seen = tell(seen);
        arrivals.awaitBeyond(count, Feed.METRICS, LONGEST_WAIT);
      }
    } catch (InterruptedException _) {
      LOG.debug("the tail ends"); // by stop()
    }
  }

  private Cut tell(Cut seen) {
    looking.lock();
    try {
      var changes = figures.since(seen, readers.stream().map(Conflated::question).toList());
      var bySegment = changes.changes().stream().collect(groupingBy(Change::segment));
      readers.forEach(reader -> reader.offer(bySegment, changes.cut()));
      return seen.further(changes.cut());
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("changes cannot be read, trying again: {}", e.toString());
      return seen;
    } finally {
      looking.unlock();
    }
  }

  @Override
  public void stop() {
    var running = thread;
    if (running != null) {
      running.interrupt();
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  @Override
  public int getPhase() {
    return BEFORE_THE_SERVER;
  }
}
