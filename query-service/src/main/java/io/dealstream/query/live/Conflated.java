package io.dealstream.query.live;

import io.dealstream.query.metrics.Change;
import io.dealstream.query.metrics.Cut;
import io.dealstream.query.metrics.Figures.Changes;
import io.dealstream.query.metrics.Question;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a reader has still to be told: of each figure the newest value only. So it never holds more
 * than there are figures in the reader's question, however slowly that one reads.
 */
final class Conflated {

  private final Question question;
  private final String segment;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition some = lock.newCondition();
  private final Map<String, Change> newest = new LinkedHashMap<>();
  private @Nullable Cut cut;

  Conflated(Question question) {
    this.question = question;
    this.segment = question.segment().word();
  }

  Question question() {
    return question;
  }

  /**
   * @param bySegment what has changed: with hundreds of readers, most of it concerns only one
   * @param upTo what has been seen with it
   */
  void offer(Map<String, List<Change>> bySegment, Cut upTo) {
    var asked =
        bySegment.getOrDefault(segment, List.of()).stream().filter(question::covers).toList();
    lock.lock();
    try {
      asked.forEach(change -> newest.put(change.key(), change));
      cut = cut == null ? upTo : cut.further(upTo);
      if (!asked.isEmpty()) {
        some.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many figures have not been taken. */
  int size() {
    lock.lock();
    try {
      return newest.size();
    } finally {
      lock.unlock();
    }
  }

  /**
   * @return everything not yet taken; empty where nothing has come in that time
   */
  Optional<Changes> take(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      var left = atMost.toNanos();
      while (newest.isEmpty()) {
        if (left <= 0) {
          return Optional.empty();
        }
        left = some.awaitNanos(left);
      }
      var seen = cut;
      if (seen == null) {
        throw new IllegalStateException("changes come with their cut");
      }
      var taken = new Changes(List.copyOf(newest.values()), seen);
      newest.clear();
      return Optional.of(taken);
    } finally {
      lock.unlock();
    }
  }
}
