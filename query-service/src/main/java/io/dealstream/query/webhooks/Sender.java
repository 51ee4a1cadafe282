package io.dealstream.query.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Sends what is due for as long as the service runs, each attempt in a thread of its own, which is
 * virtual. Every instance does: a lane is one's alone at a time.
 */
final class Sender implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  /** What another instance queued, or held when it died, is told by nobody. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private static final Duration TO_END = Duration.ofSeconds(3);
  private static final Duration FORGET_EVERY = Duration.ofMinutes(10);

  private final Lanes lanes;
  private final Attempt attempt;
  private final DeliveryLog log;
  private final News news;
  private final WebhookSettings settings;
  private final Clock clock;
  private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
  private volatile boolean stopping;
  private volatile @Nullable Thread thread;
  private Instant forgetAt = Instant.MIN;
  private boolean blind;

  Sender(
      Lanes lanes,
      Attempt attempt,
      DeliveryLog log,
      News news,
      WebhookSettings settings,
      Clock clock) {
    this.lanes = lanes;
    this.attempt = attempt;
    this.log = log;
    this.news = news;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void start() {
    stopping = false;
    thread = Thread.ofVirtual().name("webhooks").start(this::run);
  }

  private void run() {
    var threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook-", 0).factory());
    try {
      while (!stopping) {
        if (!look(threads)) {
          news.await(LOOK_EVERY);
        }
      }
    } catch (InterruptedException end) {
      LOG.info("webhooks were interrupted");
    } finally {
      end(threads);
    }
  }

  /** Whether anything was begun. */
  private boolean look(ExecutorService threads) {
    try {
      var begun = false;
      var now = clock.instant();
      for (var webhook : lanes.due(now)) {
        begun |= begin(webhook, now, threads);
      }
      if (now.isAfter(forgetAt)) {
        log.forget(now.minus(settings.kept()));
        forgetAt = now.plus(FORGET_EVERY);
      }
      blind = false;
      return begun;
    } catch (DataAccessException | TransactionException e) {
      if (!blind) {
        LOG.warn("what webhooks are to be told cannot be read, trying on: {}", e.toString());
      }
      blind = true;
      return false;
    }
  }

  private boolean begin(String webhook, Instant now, ExecutorService threads) {
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
      threads.execute(() -> make(lease));
    }
    return !leases.isEmpty();
  }

  private void make(Lanes.Lease lease) {
    try {
      attempt.make(lease, () -> stopping);
    } catch (DataAccessException | TransactionException e) {
      // The lease runs out, and the same is sent again.
      LOG.warn("what became of a delivery in {} cannot be kept: {}", lease.lane(), e.toString());
    } catch (RuntimeException e) {
      LOG.error("a delivery in {} failed", lease.lane(), e);
    } finally {
      underWay.computeIfPresent(lease.lane().webhookId(), (_, n) -> n == 1 ? null : n - 1);
      news.tell();
    }
  }

  /** What is under way may end; what does not is sent again by whoever comes next. */
  private static void end(ExecutorService threads) {
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

  @Override
  public void stop() {
    stopping = true;
    news.tell();
    var running = thread;
    thread = null;
    if (running != null) {
      try {
        running.join(TO_END.multipliedBy(3));
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
