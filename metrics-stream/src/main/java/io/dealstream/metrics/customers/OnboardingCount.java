package io.dealstream.metrics.customers;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.metrics.customers.Customer.Attempt;
import io.dealstream.metrics.customers.Customer.Standing;
import io.dealstream.metrics.figures.Ledger;

/**
 * What a customer's onboarding counts for: once, as it stands. One that was started anew leaves the
 * one before it as it ended.
 */
final class OnboardingCount {

  private OnboardingCount() {}

  static void change(Ledger ledger, Customer before, Customer after) {
    var was = before.onboarding();
    var is = after.onboarding();
    if (is == null || is.equals(was)) {
      return;
    }
    if (was != null && was.number() == is.number()) {
      count(ledger, before, was, -1);
    }
    count(ledger, after, is, 1);
  }

  private static void count(Ledger ledger, Customer customer, Attempt attempt, int sign) {
    ledger.count(
        Metric.ONBOARDING,
        customer.pipelineId(),
        customer.credit().segments(),
        attempt.startedAt(),
        MetricKey.SINGLE,
        n -> n.add(slot(attempt.standing()), sign));
  }

  static int slot(Standing standing) {
    return standing.ordinal();
  }
}
