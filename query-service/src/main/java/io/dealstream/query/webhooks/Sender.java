package io.dealstream.query.webhooks;

import io.dealstream.background.WakeUp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Sends what is due for as long as the service runs, each attempt in a thread of its own, which is
 * virtual. Every instance does: a lane is one's alone at a time.
 */
final class Sender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  private static final Duration TO_END = Duration.ofSeconds(3);
  private static final Duration FORGET_EVERY = Duration.ofMinutes(10);

  private final Lanes lanes;
  private final Attempt attempt;
  private final DeliveryLog log;
  private final WakeUp news;
  private final WebhookSettings settings;
  private final Clock clock;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook-", 0).factory());
  private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
  private Instant forgetAt = Instant.MIN;

  Sender(
      Lanes lanes,
      Attempt attempt,
      DeliveryLog log,
      WakeUp news,
      WebhookSettings settings,
      Clock clock) {
    this.lanes = lanes;
    this.attempt = attempt;
    this.log = log;
    this.news = news;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether anything was begun. */
  boolean look(BooleanSupplier stopping) {
    var begun = false;
    var now = clock.instant();
    for (var webhook : lanes.due(now)) {
      begun |= begin(webhook, now, stopping);
    }
    if (now.isAfter(forgetAt)) {
      log.forget(now.minus(settings.kept()));
      forgetAt = now.plus(FORGET_EVERY);
    }
    return begun;
  }

  private boolean begin(String webhook, Instant now, BooleanSupplier stopping) {
    var all = underWay.values().stream().mapToInt(Integer::intValue).sum();
    var room =
        Math.min(
            settings.atOnce() - all, settings.atOnceOfOne() - underWay.getOrDefault(webhook, 0));
    if (room <= 0) {
      return false;
    }
    var leases = lanes.lease(webhook, room, now, settings.lease());
    for (var lease : leases) {
      underWay.merge(webhook, 1, Integer::sum);
      threads.execute(() -> make(lease, stopping));
    }
    return !leases.isEmpty();
  }

  private void make(Lanes.Lease lease, BooleanSupplier stopping) {
    try {
      attempt.make(lease, stopping);
    } catch (DataAccessException | TransactionException e) {
      // The lease runs out, and the same is sent again.
      LOG.warn("what became of a delivery in {} cannot be kept: {}", lease.lane(), e.toString());
    } catch (RuntimeException e) {
      LOG.error("a delivery in {} failed", lease.lane(), e);
    } finally {
      underWay.computeIfPresent(lease.lane().webhookId(), (_, n) -> n == 1 ? null : n - 1);
      news.signal();
    }
  }

  /** What is under way may end; what does not is sent again by whoever comes next. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
        threads.awaitTermination(TO_END.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException hurry) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
