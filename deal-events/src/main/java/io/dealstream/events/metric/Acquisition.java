package io.dealstream.events.metric;

import io.dealstream.events.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a new customer costs.
 *
 * @param newCustomers made in the window, of deals of any pipeline
 * @param spend for sales and marketing, spread evenly over its days, and none of days to come; of
 *     an owner or a team there is none, and of a lead source what was spent on it; null where it
 *     was spent in several currencies
 * @param costPerCustomer {@code spend / newCustomers}
 */
public record Acquisition(long newCustomers, @Nullable Money spend, @Nullable Money costPerCustomer)
    implements MetricItem {

  @Override
  public String itemKey() {
    return MetricKey.SINGLE;
  }
}
