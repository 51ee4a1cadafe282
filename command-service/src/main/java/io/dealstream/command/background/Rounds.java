package io.dealstream.command.background;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * One round of work after the other while the service runs; a pause where there was nothing to do,
 * and after a failure, longer with each failure in a row. Every instance makes its rounds: that
 * they do no harm to each other is the work's own business.
 */
public final class Rounds implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  /** How much longer than usual a pause after many failures is. */
  private static final int LONGEST = 16;

  private static final Duration TO_END = Duration.ofSeconds(2);

  private final String name;
  private final Duration pause;
  private final Round round;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean stopping;
  private volatile @Nullable Thread thread;
  private int longer = 1;

  /** A piece of the work, short enough for the service to wait for it when it stops. */
  @FunctionalInterface
  public interface Round {

    /**
     * @param stopping whether the service waits for it to end
     * @return whether it is worth another look at once
     * @throws Exception whatever it is, the round is made again after a pause
     */
    boolean work(BooleanSupplier stopping) throws Exception;
  }

  public Rounds(String name, Duration pause, Round round) {
    this.name = name;
    this.pause = pause;
    this.round = round;
  }

  /** There is something to do: no need to wait for the next look. */
  public void wake() {
    news.release();
  }

  @Override
  public void start() {
    stopping = false;
    thread =
        Thread.ofVirtual()
            .name(name)
            .uncaughtExceptionHandler((_, e) -> LOG.error("{}: no more rounds", name, e))
            .start(this::run);
  }

  private void run() {
    try {
      while (!stopping) {
        if (!made()) {
          news.tryAcquire(pause.toMillis() * longer, TimeUnit.MILLISECONDS);
          news.drainPermits();
        }
      }
    } catch (InterruptedException end) {
      LOG.info("{} was interrupted", name);
    }
  }

  private boolean made() throws InterruptedException {
    try {
      var more = round.work(() -> stopping);
      longer = 1;
      return more;
    } catch (InterruptedException end) {
      throw end;
    } catch (Exception failure) {
      if (stopping) {
        LOG.info("{} was cut off: {}", name, failure.toString());
        return false;
      }
      LOG.warn("{} failed, and will be tried again", name, failure);
      longer = Math.min(longer * 2, LONGEST);
      return false;
    }
  }

  /** Waits for the round under way; not for a server that does not answer it. */
  @Override
  public void stop() {
    stopping = true;
    wake();
    var running = thread;
    thread = null;
    if (running != null) {
      try {
        if (!running.join(TO_END)) {
          running.interrupt();
          running.join(TO_END);
        }
      } catch (InterruptedException hurry) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
