package io.dealstream.forecast;

import io.dealstream.events.ForecastCategory;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deal that is forecast.
 *
 * @param enteredAt when it came into the stage it is in
 * @param openedAt when it was first opened
 * @param amount in the pipeline's reporting currency; null where it has none yet
 * @param category its override, else its stage's
 */
public record OpenDeal(
    String dealId,
    String stage,
    Instant enteredAt,
    Instant openedAt,
    @Nullable BigDecimal amount,
    ForecastCategory category) {}
