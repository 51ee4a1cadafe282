package io.dealstream.metrics.figures;

import io.dealstream.events.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Numbers in the form they are published in. */
public final class Figuring {

  private static final int RATE_DECIMALS = 6;
  private static final int MILLI = 3;

  private Figuring() {}

  /** Six decimals; null where the whole is nothing. */
  public static @Nullable BigDecimal rate(long part, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part)
            .divide(BigDecimal.valueOf(whole), RATE_DECIMALS, RoundingMode.HALF_EVEN);
  }

  public static BigDecimal seconds(long millis) {
    return BigDecimal.valueOf(millis, MILLI);
  }

  /** Null where there are none. */
  public static @Nullable BigDecimal meanSeconds(long sumMillis, long count) {
    return count == 0
        ? null
        : seconds(sumMillis).divide(BigDecimal.valueOf(count), MILLI, RoundingMode.HALF_EVEN);
  }

  /**
   * @param minorUnits in the currency's smallest unit
   */
  public static Money money(long minorUnits, String currency) {
    return money(BigDecimal.valueOf(minorUnits), currency);
  }

  /** Rounded half to even, for what was divided. */
  public static Money money(BigDecimal minorUnits, String currency) {
    var decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return Money.rounded(minorUnits.movePointLeft(decimals), currency);
  }
}
