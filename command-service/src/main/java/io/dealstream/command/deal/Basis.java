package io.dealstream.command.deal;

import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.command.rates.ExchangeRates;
import io.dealstream.events.Via;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a decision stands on besides the deal and the command.
 *
 * @param dealId also where there is no deal yet
 * @param pipeline the deal's, in the version in force
 * @param target the one it is to go to, likewise; null where it stays
 * @param rates into the currency of where the deal is to be, as far as they may matter
 * @param now our clock's reading when it was asked
 */
record Basis(
    String dealId,
    Pipeline pipeline,
    @Nullable Pipeline target,
    ExchangeRates rates,
    Instant now,
    Via via) {

  /** The pipeline in whose currency the deal is worth something afterwards. */
  Pipeline destination() {
    return target == null ? pipeline : target;
  }

  Basis at(ExchangeRates known) {
    return new Basis(dealId, pipeline, target, known, now, via);
  }
}
