package io.dealstream.metrics.facts;

import org.jspecify.annotations.Nullable;

/**
 * How a deal was decided.
 *
 * @param credit at the outcome: it counts there
 * @param value in the smallest unit of the pipeline's currency; null where the deal has none
 * @param qualified whether the deal ever stood at or past the first qualified stage
 * @param grossCycle milliseconds from the first opening
 * @param activeCycle the same, less the gaps in which it was closed
 */
public record Outcome(
    boolean won,
    Credit credit,
    @Nullable Long value,
    boolean qualified,
    long grossCycle,
    long activeCycle) {

  Outcome worth(@Nullable Long newValue) {
    return new Outcome(won, credit, newValue, qualified, grossCycle, activeCycle);
  }
}
