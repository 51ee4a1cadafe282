package io.dealstream.command.decision;

import io.dealstream.events.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** From an amount as somebody wrote it to money that could be paid. */
public final class Amounts {

  /** More than anybody has; keeps sums within what every reader can hold. */
  private static final int MOST_DIGITS = 15;

  /** Kept, as the JDK makes a copy of its own whenever it is asked. */
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private Amounts() {}

  public static String currency(String field, String code) {
    if (!isCurrency(code)) {
      throw new Refused("unknown-currency", field + ".currency", "no ISO 4217 currency");
    }
    return code;
  }

  /** Whether ISO 4217 has such a code. */
  public static boolean isCurrency(String code) {
    return CURRENCIES.contains(code);
  }

  /**
   * @param currency a known one
   */
  public static Money money(String field, BigDecimal amount, String currency) {
    number(field + ".amount", amount, "amount");
    if (amount.stripTrailingZeros().scale() > decimals(currency)) {
      throw new Refused(
          "too-many-decimals",
          field + ".amount",
          currency + " has " + decimals(currency) + " decimals");
    }
    return new Money(amount, currency);
  }

  /** Of any unit: not negative, and of no more digits than can be held. */
  public static BigDecimal number(String field, BigDecimal number, String what) {
    if (number.signum() < 0) {
      throw new Refused("negative-" + what, field, "0 or more");
    }
    // Before any arithmetic: a small text can name a number of a billion digits.
    if ((long) number.precision() - number.scale() > MOST_DIGITS) {
      throw new Refused(what + "-too-large", field, MOST_DIGITS + " digits at most");
    }
    return number;
  }

  private static int decimals(String currency) {
    return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
  }
}
