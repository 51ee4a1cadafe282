package io.dealstream.metrics.customers;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import java.util.function.Consumer;

/**
 * Customers as they come and leave. With one that leaves goes when it had come: whether that was
 * before a window began each window sees for itself.
 */
final class RetentionCount {

  static final int GAINED = 0;
  static final int LOST = 1;

  private RetentionCount() {}

  static void came(Ledger ledger, Customer customer) {
    count(ledger, customer, customer.createdAt(), n -> n.add(GAINED, 1));
  }

  /**
   * @param at epoch milliseconds
   */
  static void left(Ledger ledger, Customer customer, long at) {
    count(ledger, customer, at, n -> n.add(LOST, 1).add(Slots.cameAt(customer.createdAt()), 1));
  }

  private static void count(Ledger ledger, Customer customer, long at, Consumer<Numbers> change) {
    ledger.count(
        Metric.RETENTION,
        customer.pipelineId(),
        customer.credit().segments(),
        at,
        MetricKey.SINGLE,
        change);
  }
}
