package io.dealstream.metrics.facts;

import org.jspecify.annotations.Nullable;

/**
 * How a deal was decided.
 *
 * @param owner at the outcome: it is credited to them
 * @param value in the smallest unit of the pipeline's currency; null where the deal has none
 * @param qualified whether the deal ever stood at or past the first qualified stage
 * @param activeCycle milliseconds from the first opening, less the gaps in which it was closed
 */
public record Outcome(
    boolean won, String owner, @Nullable Long value, boolean qualified, long activeCycle) {}
