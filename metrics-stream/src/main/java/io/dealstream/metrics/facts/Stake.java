package io.dealstream.metrics.facts;

import io.dealstream.events.ForecastCategory;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An open deal as it counts in its stage now, and in the month it is expected to close in.
 *
 * @param value in the smallest unit of the pipeline's currency; null where it has none
 * @param probability in billionths: its own, else its stage's; null where neither was told
 * @param month null where it is expected to close on no day
 * @param category its own, else its stage's
 */
public record Stake(
    String stageId,
    @Nullable Long value,
    @Nullable Integer probability,
    @Nullable YearMonth month,
    ForecastCategory category) {}
