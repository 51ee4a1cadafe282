package io.dealstream.metrics.customers;

import static io.dealstream.metrics.customers.RetentionCount.GAINED;
import static io.dealstream.metrics.customers.RetentionCount.LOST;

import io.dealstream.events.metric.CustomerRetention;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.tally.Tally;

/** How many customers came and left, and how many of those had been there before. */
public final class RetentionFigure {

  public static final Showing<CustomerRetention> SHOWING =
      new Showing.Plain<>(Metric.RETENTION, RetentionFigure::show);

  private RetentionFigure() {}

  private static Shown<CustomerRetention> show(Window window, String item, Tally n) {
    var start = window.start();
    var retention =
        CustomerRetention.of(
            start == null ? 0L : null,
            n.sum(GAINED),
            n.sum(LOST),
            start == null ? 0 : n.cameBefore(start.toEpochMilli()));
    return new Shown<>(retention, retention.reasons());
  }
}
