package io.dealstream.query.live;

import io.dealstream.edge.Problem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The readers that follow now: so many and no more, and none once the service stops. */
@Component
class Seats implements SmartLifecycle {

  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private final Semaphore free;
  private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
  private volatile boolean open = true;

  Seats(LiveSettings settings, MeterRegistry registry) {
    this.free = new Semaphore(settings.seats());
    Gauge.builder("dealstream.live.readers", readers, Set::size).register(registry);
  }

  /**
   * For the calling thread, until it is closed.
   *
   * @param until when the reader's token runs out, and with it the right to be told more
   * @throws Problem 503 where all are taken
   */
  Seat take(Instant until) {
    if (!open || !free.tryAcquire()) {
      throw Problem.unavailable("too-many-readers", "every seat is taken", TRY_AGAIN);
    }
    readers.add(Thread.currentThread());
    return new Seat(until);
  }

  final class Seat implements AutoCloseable {

    private final Instant until;

    private Seat(Instant until) {
      this.until = until;
    }

    boolean isOpen() {
      return open && Instant.now().isBefore(until);
    }

    /** No longer than the seat is open. */
    Duration atMost(Duration wait) {
      var left = Duration.between(Instant.now(), until);
      return left.compareTo(wait) < 0 ? left : wait;
    }

    @Override
    public void close() {
      readers.remove(Thread.currentThread());
      free.release();
    }
  }

  @Override
  public void start() {
    open = true;
  }

  /** Wakes all who wait, so that their answers end before the server is asked to. */
  @Override
  public void stop() {
    open = false;
    readers.forEach(Thread::interrupt);
  }

  @Override
  public boolean isRunning() {
    return open;
  }
}
