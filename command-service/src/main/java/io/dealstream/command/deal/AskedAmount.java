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
   * The amount as it was agreed.
   *
   * @throws Refused where it is none
   */
  Money in(Pipeline pipeline) {
    var own = pipeline.definition().currency();
    var asked = Amounts.currency("amount", Objects.requireNonNullElse(currency, own));
    return Worth.countable(Amounts.money("amount", amount, asked));
  }
}
