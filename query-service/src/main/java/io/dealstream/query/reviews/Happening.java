package io.dealstream.query.reviews;

import io.dealstream.recount.lives.Credit;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a deal.
 *
 * @param credit whose it was then
 * @param value in the pipeline's currency; null where it had none
 */
record Happening(
    What what,
    String dealId,
    Credit credit,
    @Nullable BigDecimal value,
    @Nullable String from,
    @Nullable String to,
    @Nullable String reason,
    Instant at) {}
