package io.dealstream.query.sendouts;

import io.dealstream.query.intake.CaughtUp;
import io.dealstream.query.intake.Feed;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks for what is to be sent for as long as the service runs. Every instance does: a sending is
 * one's alone at a time. After a start nothing is sent before what happened meanwhile is known.
 */
@Component
class Dispatcher implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration TO_END = Duration.ofSeconds(5);
  private static final Set<Feed> MADE_OF = EnumSet.of(Feed.EVENTS, Feed.ALERTS);

  /** Each is a pass over the events of a pipeline: few, so that readers of the page wait little. */
  private static final int AT_ONCE = 4;

  private final Planning planning;
  private final Sendings sendings;
  private final Attempt attempt;
  private final CaughtUp caughtUp;
  private final SendoutSettings settings;
  private final Clock clock;
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private @Nullable Thread thread;
  private boolean blind;

  Dispatcher(
      Planning planning,
      Sendings sendings,
      Attempt attempt,
      CaughtUp caughtUp,
      SendoutSettings settings,
      Clock clock) {
    this.planning = planning;
    this.sendings = sendings;
    this.attempt = attempt;
    this.caughtUp = caughtUp;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void start() {
    stopped = new CountDownLatch(1);
    thread = Thread.ofVirtual().name("sendouts").start(this::run);
  }

  private void run() {
    try (var threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sendout-", 0).factory())) {
      while (!isStopped()) {
        if (!look(threads)) {
          stopped.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException end) {
      LOG.debug("sending reviews was interrupted");
    }
  }

  /** Whether there was anything to do. */
  private boolean look(ExecutorService threads) throws InterruptedException {
    try {
      if (!caughtUp.with(MADE_OF)) {
        return false;
      }
      var planned = planning.plan(clock.instant(), settings.after());
      var claimed = sendings.claim(AT_ONCE, clock.instant(), settings.lease());
      // What is not done by then is interrupted, which closes the connection that it waits for.
      threads.invokeAll(
          claimed.stream().map(this::task).toList(),
          settings.attempt().toMillis(),
          TimeUnit.MILLISECONDS);
      blind = false;
      return planned > 0 || !claimed.isEmpty();
    } catch (DataAccessException | TransactionException e) {
      if (!blind) {
        LOG.warn("what reviews are to be sent cannot be read, trying on: {}", e.toString());
      }
      blind = true;
      return false;
    }
  }

  private Callable<Void> task(Sending sending) {
    return () -> {
      try {
        attempt.make(sending, this::isStopped);
      } catch (RuntimeException e) {
        // The lease runs out, and the same is sent again.
        LOG.warn(
            "what became of the review of {} for subscription {} cannot be kept: {}",
            sending.first(),
            sending.to().id(),
            e.getClass().getName());
      }
      return null;
    };
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  @Override
  public void stop() {
    stopped.countDown();
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
