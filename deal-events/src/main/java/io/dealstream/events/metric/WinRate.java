package io.dealstream.events.metric;

import io.dealstream.events.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Decided deals, credited to the owner at the outcome. A reopened deal is in neither count until it
 * is decided again.
 *
 * @param rateByCount {@code won / (won + lost)}, six decimals
 * @param rateByValue the same by value; null while a decided deal has no value
 * @param withoutValue decided deals that have no amount
 */
public record WinRate(
    long won,
    long lost,
    @Nullable BigDecimal rateByCount,
    @Nullable BigDecimal rateByValue,
    @Nullable Money wonValue,
    @Nullable Money lostValue,
    long withoutValue)
    implements MetricItem {

  @Override
  public String itemKey() {
    return MetricKey.SINGLE;
  }
}
