package io.dealstream.recount;

import static java.math.BigDecimal.valueOf;
import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The form in which numbers are published. */
final class Form {

  static final int RATE_DECIMALS = 6;
  private static final int SECOND_DECIMALS = 3;

  private Form() {}

  /** Six decimals; null where the whole is nothing. */
  static @Nullable BigDecimal rate(long part, long whole) {
    return rate(valueOf(part), valueOf(whole));
  }

  /** Six decimals; null where the whole is nothing. */
  static @Nullable BigDecimal rate(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0 ? null : part.divide(whole, RATE_DECIMALS, HALF_EVEN);
  }

  static BigDecimal seconds(long millis) {
    return valueOf(millis, SECOND_DECIMALS);
  }

  /** Null where there are none. */
  static @Nullable BigDecimal meanSeconds(long sumMillis, int count) {
    return count == 0
        ? null
        : seconds(sumMillis).divide(valueOf(count), SECOND_DECIMALS, HALF_EVEN);
  }
}
