package io.dealstream.metrics.customers;

import io.dealstream.events.customer.CustomerEvent;
import io.dealstream.events.metric.Company;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.metrics.around.Story;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Slots.Source;
import org.jspecify.annotations.Nullable;

/** A customer: when it was made, how its onboardings go, and when it left. */
public final class CustomerStory implements Story<CustomerEvent, Customer> {

  static final int NEW = 0;

  @Override
  public Source source() {
    return Source.CUSTOMER_EVENTS;
  }

  @Override
  public String store() {
    return "customers";
  }

  @Override
  public Codec<Customer> codec() {
    return CustomerCodec.CODEC;
  }

  @Override
  public @Nullable String brokenBy(@Nullable Customer before, CustomerEvent event) {
    if (before == null) {
      return event instanceof CustomerEvent.Created ? null : "not-created";
    }
    return before.brokenBy(event);
  }

  @Override
  public Customer after(@Nullable Customer before, CustomerEvent event, Ledger ledger) {
    if (before == null) {
      return created((CustomerEvent.Created) event, ledger);
    }
    var after = before.with(event);
    OnboardingCount.change(ledger, before, after);
    if (event instanceof CustomerEvent.Churned churned) {
      RetentionCount.left(ledger, after, churned.occurredAt().toEpochMilli());
    }
    return after;
  }

  private static Customer created(CustomerEvent.Created event, Ledger ledger) {
    var customer = Customer.of(event);
    ledger.count(
        Metric.ACQUISITION,
        Company.ID,
        customer.credit().segments(),
        customer.createdAt(),
        MetricKey.SINGLE,
        n -> n.add(NEW, 1));
    RetentionCount.came(ledger, customer);
    return customer;
  }
}
