package io.dealstream.recount.lives;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is at stake in an open deal.
 *
 * @param credit whose it is now
 * @param value in the pipeline's reporting currency; null where it has no amount yet
 * @param probability its own, else that of the stage as it entered; null where no event told one
 * @param expected when it is to close, and how firmly
 */
public record Stake(
    String stage,
    Credit credit,
    @Nullable BigDecimal value,
    @Nullable BigDecimal probability,
    Expected expected) {}
