package io.dealstream.command.deal;

import io.dealstream.command.decision.Refused;
import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.events.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What an amount is worth in a pipeline's currency. */
final class Worth {

  /** Larger ones, in the currency's smallest unit, could not be added up by every reader. */
  private static final int MOST_BITS = 53;

  private Worth() {}

  /**
   * @param at decides the day, in the pipeline's zone, whose rate counts
   * @throws Refused where there is no rate for that day
   */
  static @Nullable Money of(@Nullable Money amount, Pipeline pipeline, Instant at, Basis b) {
    return amount == null ? null : ofSome(amount, pipeline, at, b);
  }

  static Money ofSome(Money amount, Pipeline pipeline, Instant at, Basis b) {
    var currency = pipeline.definition().currency();
    if (amount.currency().equals(currency)) {
      return amount;
    }
    var day = LocalDate.ofInstant(at, ZoneId.of(pipeline.definition().zone()));
    var rate =
        b.rates()
            .on(day, amount.currency())
            .orElseThrow(
                () ->
                    new Refused(
                        "missing-rate",
                        "amount.currency",
                        "no rate from %s to %s for %s"
                            .formatted(amount.currency(), currency, day)));
    return countable(Money.rounded(amount.amount().multiply(rate), currency));
  }

  static Money countable(Money money) {
    if (money.amount().unscaledValue().bitLength() > MOST_BITS) {
      throw new Refused("amount-too-large", "amount.amount", "more than can be counted");
    }
    return money;
  }
}
