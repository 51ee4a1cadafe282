package io.dealstream.query.intake;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Sees what other instances commit. They share the partitions, and their readers signal nobody
 * here; the offsets, a handful of rows, are looked at instead.
 */
@Component
class Elsewhere implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Elsewhere.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private static final Map<String, Feed> FEEDS = byTopic();

  private final Offsets offsets;
  private final Arrivals arrivals;
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private Map<TopicPartition, Long> seen = new HashMap<>();
  private boolean blind;

  Elsewhere(Offsets offsets, Arrivals arrivals) {
    this.offsets = offsets;
    this.arrivals = arrivals;
  }

  private static Map<String, Feed> byTopic() {
    var feeds = new HashMap<String, Feed>();
    for (var feed : Feed.values()) {
      feed.topicNames().forEach(topic -> feeds.put(topic, feed));
    }
    return Map.copyOf(feeds);
  }

  @Override
  public void start() {
    stopped = new CountDownLatch(1);
    Thread.ofVirtual().name("intake-elsewhere").start(this::watch);
  }

  private void watch() {
    try {
      while (!stopped.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      var now = offsets.all();
      fed(now, seen).forEach(arrivals::signal);
      seen = now;
      blind = false;
    } catch (DataAccessException | TransactionException e) {
      if (!blind) {
        LOG.warn("the offsets cannot be looked at, trying on: {}", e.toString());
      }
      blind = true;
    }
  }

  /** Those of whose partitions one has moved. */
  private static Set<Feed> fed(Map<TopicPartition, Long> now, Map<TopicPartition, Long> before) {
    var fed = EnumSet.noneOf(Feed.class);
    now.forEach(
        (partition, next) -> {
          var feed = FEEDS.get(partition.topic());
          if (feed != null && !next.equals(before.get(partition))) {
            fed.add(feed);
          }
        });
    return fed;
  }

  @Override
  public void stop() {
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return stopped.getCount() > 0;
  }
}
