package io.dealstream.command.deal;

import io.dealstream.command.decision.Amounts;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.events.Money;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An amount as somebody wrote it.
 *
 * @param currency null for the pipeline's
 */
record AskedAmount(BigDecimal amount, @Nullable String currency) {

  /**
   * The amount as money in the pipeline's currency.
   *
   * @throws Refused where it is none, or in another currency: there are no exchange rates yet
   */
  Money in(Pipeline pipeline) {
    var own = pipeline.definition().currency();
    var asked = Amounts.currency("amount", Objects.requireNonNullElse(currency, own));
    if (!asked.equals(own)) {
      throw new Refused("missing-rate", "amount.currency", "no rate from " + asked + " to " + own);
    }
    return Amounts.money("amount", amount, own);
  }
}
