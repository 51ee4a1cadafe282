package io.dealstream.query.intake;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a reader does. Told by its thread, asked by the health check's. */
final class Condition {

  private static final Logger LOG = LoggerFactory.getLogger(Condition.class);

  private volatile @Nullable Map<TopicPartition, Long> goal;
  private volatile @Nullable String trouble = "not started yet";
  private volatile boolean caughtUp;

  /** What was there at the start is what has to be read before the service is ready. */
  void aimAt(Supplier<Map<TopicPartition, Long>> ends) {
    if (goal == null) {
      goal = ends.get();
    }
  }

  void running() {
    trouble = null;
  }

  void failed(Feed feed, RuntimeException e) {
    if (trouble == null || !trouble.equals(e.toString())) {
      LOG.error("reading {} failed, and starts over", feed, e);
    }
    trouble = e.toString();
  }

  void failedForGood(String why, RuntimeException e) {
    LOG.error("reading ends: {}", why, e);
    trouble = why;
  }

  /** Null while it runs. */
  @Nullable String trouble() {
    return trouble;
  }

  /**
   * @param next how far all readers together have come
   */
  boolean hasCaughtUp(Supplier<Map<TopicPartition, Long>> next) {
    var aim = goal;
    if (!caughtUp && aim != null) {
      var reached = next.get();
      caughtUp =
          aim.entrySet().stream()
              .allMatch(end -> reached.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
    return caughtUp;
  }
}
