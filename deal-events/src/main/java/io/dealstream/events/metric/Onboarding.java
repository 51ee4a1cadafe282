package io.dealstream.events.metric;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Onboardings by when they were started, and what became of them whenever it did; in the figures of
 * the pipeline that the customer was won in. One that was started anew counts again. At every
 * instant {@code started = completed + failed + overdue + open + left}.
 *
 * @param completed late ones too
 * @param overdue still going on after the day they should be completed by
 * @param open still going on, and not overdue
 * @param left ended by the customer's leaving: neither a success nor a failure
 * @param successRate {@code completed / (completed + failed + overdue)}, six decimals
 */
public record Onboarding(
    long started,
    long completed,
    long failed,
    long overdue,
    long open,
    long left,
    @Nullable BigDecimal successRate)
    implements MetricItem {

  @Override
  public String itemKey() {
    return MetricKey.SINGLE;
  }
}
