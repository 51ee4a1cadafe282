package io.dealstream.recount.lives;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The outcome that a deal has now.
 *
 * @param credit whose the deal was then
 * @param value in the pipeline's currency; null where it has none
 * @param grossMillis from its first opening here
 * @param activeMillis the same, less the time for which it was closed between lives
 * @param qualified whether it ever stood at or past the first qualified stage
 */
public record Decision(
    boolean won,
    Instant at,
    Credit credit,
    @Nullable BigDecimal value,
    long grossMillis,
    long activeMillis,
    boolean qualified) {

  Decision worth(BigDecimal restated) {
    return new Decision(won, at, credit, restated, grossMillis, activeMillis, qualified);
  }
}
