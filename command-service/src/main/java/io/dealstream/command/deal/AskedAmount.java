package io.dealstream.command.deal;

import io.dealstream.command.decision.Refused;
import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.events.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An amount as somebody wrote it.
 *
 * @param currency null for the pipeline's
 */
record AskedAmount(BigDecimal amount, @Nullable String currency) {

  /** More than any deal; keeps sums within what every reader can hold. */
  private static final int MOST_DIGITS = 15;

  /**
   * The amount as money in the pipeline's currency.
   *
   * @throws Refused where it is none, or in another currency: there are no exchange rates yet
   */
  Money in(Pipeline pipeline) {
    var own = pipeline.definition().currency();
    var asked = Objects.requireNonNullElse(currency, own);
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(c -> c.getCurrencyCode().equals(asked))) {
      throw new Refused("unknown-currency", "amount.currency", "no ISO 4217 currency");
    }
    if (!asked.equals(own)) {
      throw new Refused("missing-rate", "amount.currency", "no rate from " + asked + " to " + own);
    }
    if (amount.signum() < 0) {
      throw new Refused("negative-amount", "amount.amount", "0 or more");
    }
    // Before any arithmetic: a small text can name a number of a billion digits.
    if ((long) amount.precision() - amount.scale() > MOST_DIGITS) {
      throw new Refused("amount-too-large", "amount.amount", MOST_DIGITS + " digits at most");
    }
    if (amount.stripTrailingZeros().scale() > decimals(own)) {
      throw new Refused(
          "too-many-decimals", "amount.amount", own + " has " + decimals(own) + " decimals");
    }
    return new Money(amount, own);
  }

  private static int decimals(String currency) {
    return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
  }
}
