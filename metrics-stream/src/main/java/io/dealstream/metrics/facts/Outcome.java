package io.dealstream.metrics.facts;

import org.jspecify.annotations.Nullable;

/**
 * How a deal was decided.
 *
 * @param moment of the decision: it counts there and then
 * @param value in the smallest unit of the pipeline's currency; null where the deal has none
 * @param qualified whether the deal ever stood at or past the first qualified stage
 * @param grossCycle milliseconds from the first opening
 * @param activeCycle the same, less the gaps in which it was closed
 */
public record Outcome(
    boolean won,
    Moment moment,
    @Nullable Long value,
    boolean qualified,
    long grossCycle,
    long activeCycle) {

  Outcome worth(@Nullable Long newValue) {
    return new Outcome(won, moment, newValue, qualified, grossCycle, activeCycle);
  }
}
