package io.dealstream.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in a currency, with exactly the decimals that currency has.
 *
 * @param amount written as a decimal string, so that no reader rounds it
 * @param currency ISO 4217
 */
public record Money(
    @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {

  /**
   * @throws IllegalArgumentException where the currency is unknown
   * @throws ArithmeticException where the amount has more decimals than its currency
   */
  public Money {
    amount = amount.setScale(decimalsOf(currency), RoundingMode.UNNECESSARY);
  }

  public static Money of(String amount, String currency) {
    return new Money(new BigDecimal(amount), currency);
  }

  /**
   * The amount brought to the decimals of its currency, half to even: for what was divided or
   * converted.
   */
  public static Money rounded(BigDecimal amount, String currency) {
    return new Money(amount.setScale(decimalsOf(currency), RoundingMode.HALF_EVEN), currency);
  }

  private static int decimalsOf(String currency) {
    return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
  }
}
