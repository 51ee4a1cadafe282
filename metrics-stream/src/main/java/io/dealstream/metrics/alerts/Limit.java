package io.dealstream.metrics.alerts;

import io.dealstream.events.alert.AlertKind;

/**
 * A limit of the stage a deal is in.
 *
 * @param days of 24 hours, from 1
 * @param dueAt when it passes, unless something happens before; epoch milliseconds
 * @param passed whether it has passed, and an alert stands since {@code dueAt}
 */
record Limit(AlertKind kind, int days, long dueAt, boolean passed) {

  static final long DAY = 86_400_000;

  Limit dueAt(long at) {
    return new Limit(kind, days, at, false);
  }

  Limit asPassed() {
    return new Limit(kind, days, dueAt, true);
  }

  boolean fallsDueBefore(long at) {
    return !passed && dueAt < at;
  }

  long millis() {
    return days * DAY;
  }
}
