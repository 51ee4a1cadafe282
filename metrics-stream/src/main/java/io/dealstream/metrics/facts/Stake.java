package io.dealstream.metrics.facts;

import org.jspecify.annotations.Nullable;

/**
 * An open deal as it counts in its stage now.
 *
 * @param value in the smallest unit of the pipeline's currency; null where it has none
 * @param probability in billionths: its own, else its stage's; null where neither was told
 */
public record Stake(String stageId, @Nullable Long value, @Nullable Integer probability) {}
