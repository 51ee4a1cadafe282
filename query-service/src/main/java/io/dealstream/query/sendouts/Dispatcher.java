package io.dealstream.query.sendouts;

import io.dealstream.query.intake.CaughtUp;
import io.dealstream.query.intake.Feed;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks for what is to be sent for as long as the service runs. Every instance does: a sending is
 * one's alone at a time. After a start nothing is sent before what happened meanwhile is known.
 */
@Component
class Dispatcher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Set<Feed> MADE_OF = EnumSet.of(Feed.EVENTS, Feed.ALERTS);

  /** Each is a pass over the events of a pipeline: few, so that readers of the page wait little. */
  private static final int AT_ONCE = 4;

  private final Planning planning;
  private final Sendings sendings;
  private final Attempt attempt;
  private final CaughtUp caughtUp;
  private final SendoutSettings settings;
  private final Clock clock;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sendout-", 0).factory());

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

  /** Whether there was anything to do. */
  boolean look(BooleanSupplier stopping) throws InterruptedException {
    if (!caughtUp.with(MADE_OF)) {
      return false;
    }
    var planned = planning.plan(clock.instant(), settings.after());
    var claimed = sendings.claim(AT_ONCE, clock.instant(), settings.lease());
    // What is not done by then is interrupted, which closes the connection that it waits for.
    threads.invokeAll(
        claimed.stream().map(sending -> task(sending, stopping)).toList(),
        settings.attempt().toMillis(),
        TimeUnit.MILLISECONDS);
    return planned > 0 || !claimed.isEmpty();
  }

  private Callable<Void> task(Sending sending, BooleanSupplier stopping) {
    return () -> {
      try {
        attempt.make(sending, stopping);
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

  /** After the rounds: they have waited for what was under way. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
