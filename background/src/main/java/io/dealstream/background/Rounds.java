package io.dealstream.background;

import java.time.Duration;
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
  private final Doubling pauses;
  private final Round round;
  private final Thread.Builder threads;
  private final Duration toEnd;
  private final WakeUp news;
  private volatile boolean stopping;
  private volatile @Nullable Thread thread;
  private int failures;
  private String trouble = "";

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

  /** On a virtual thread, with two seconds to end. */
  public Rounds(String name, Duration pause, Round round) {
    this(name, pauses(pause), round, Thread.ofVirtual(), TO_END, new WakeUp());
  }

  private Rounds(
      String name,
      Doubling pauses,
      Round round,
      Thread.Builder threads,
      Duration toEnd,
      WakeUp news) {
    this.name = name;
    this.pauses = pauses;
    this.round = round;
    this.threads = threads;
    this.toEnd = toEnd;
    this.news = news;
  }

  private static Doubling pauses(Duration usual) {
    return new Doubling(usual, usual.multipliedBy(LONGEST));
  }

  /** Work that takes processors: a virtual thread would keep one from all requests. */
  public Rounds onAPlatformThread() {
    return new Rounds(name, pauses, round, Thread.ofPlatform().daemon(), toEnd, news);
  }

  /** How long a stop waits for the round under way, before it interrupts it and waits again. */
  public Rounds endingWithin(Duration time) {
    return new Rounds(name, pauses, round, threads, time, news);
  }

  /** By whoever has something to do for them. */
  public Rounds wokenBy(WakeUp signals) {
    return new Rounds(name, pauses, round, threads, toEnd, signals);
  }

  /** There is something to do: no need to wait for the next look. */
  public void wake() {
    news.signal();
  }

  @Override
  public void start() {
    stopping = false;
    thread =
        threads
            .name(name)
            .uncaughtExceptionHandler((_, e) -> LOG.error("{}: no more rounds", name, e))
            .start(this::run);
  }

  private void run() {
    try {
      while (!stopping) {
        if (!made()) {
          news.await(pauses.after(failures + 1));
        }
      }
    } catch (InterruptedException end) {
      LOG.info("{} was interrupted", name);
    }
  }

  private boolean made() throws InterruptedException {
    try {
      var more = round.work(() -> stopping);
      failures = 0;
      trouble = "";
      return more;
    } catch (InterruptedException end) {
      throw end;
    } catch (Exception failure) {
      if (stopping) {
        LOG.info("{} was cut off: {}", name, failure.toString());
        return false;
      }
      tell(failure);
      failures++;
      return false;
    }
  }

  /** The same again and again is told once. */
  private void tell(Exception failure) {
    var before = trouble;
    trouble = failure.toString();
    if (!trouble.equals(before)) {
      LOG.warn("{} failed, and will be tried again", name, failure);
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
        if (!running.join(toEnd)) {
          running.interrupt();
          running.join(toEnd);
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
