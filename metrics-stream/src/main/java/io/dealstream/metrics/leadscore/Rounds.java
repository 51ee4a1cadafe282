package io.dealstream.metrics.leadscore;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When all leads are scored again, and how far that has come: after a start, as nobody knows what
 * was missed; then once a day, as signals fade; and soon after something was learnt, but not each
 * time.
 */
final class Rounds {

  private static final Duration SOON = Duration.ofMinutes(10);
  private static final Duration AT_LEAST = Duration.ofDays(1);

  private long begunAt = Long.MIN_VALUE;
  private boolean learntSince;
  private @Nullable String next;

  void learnt() {
    learntSince = true;
  }

  /**
   * @param now epoch milliseconds
   * @return the key to go on from; null while no round is due
   */
  @Nullable String next(long now) {
    if (next == null && isDue(now)) {
      begunAt = now;
      learntSince = false;
      next = "";
    }
    return next;
  }

  private boolean isDue(long now) {
    if (begunAt == Long.MIN_VALUE) {
      return true;
    }
    var since = now - begunAt;
    return since >= AT_LEAST.toMillis() || (learntSince && since >= SOON.toMillis());
  }

  /** The next key is the smallest one after it. */
  void passed(String key) {
    next = key + '\0';
  }

  void ended() {
    next = null;
  }
}
