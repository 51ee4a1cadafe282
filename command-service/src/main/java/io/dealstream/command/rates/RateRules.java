package io.dealstream.command.rates;

import io.dealstream.command.decision.Amounts;
import io.dealstream.command.decision.Refused;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What a rate must be like. */
final class RateRules {

  private static final LocalDate EARLIEST = LocalDate.parse("1900-01-01");
  private static final LocalDate LATEST = LocalDate.parse("9999-12-31");

  /** Before the point, and behind it. */
  private static final int MOST_DIGITS = 12;

  private RateRules() {}

  static void check(String from, String to, LocalDate day, BigDecimal rate) {
    currency("from", from);
    currency("to", to);
    if (from.equals(to)) {
      throw new Refused("same-currency", "to", "a currency is worth itself");
    }
    if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
      throw new Refused("invalid-date", "date", EARLIEST + " to " + LATEST);
    }
    if (rate.signum() <= 0) {
      throw new Refused("invalid-rate", "rate", "above 0");
    }
    if ((long) rate.precision() - rate.scale() > MOST_DIGITS
        || rate.stripTrailingZeros().scale() > MOST_DIGITS) {
      throw new Refused("invalid-rate", "rate", MOST_DIGITS + " digits on either side at most");
    }
  }

  private static void currency(String field, String code) {
    if (!Amounts.isCurrency(code)) {
      throw new Refused("unknown-currency", field, "no ISO 4217 currency has this code");
    }
  }
}
