package io.dealstream.query.goals;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How many of something a goal takes, by how many it took before; whole numbers, rounded up.
 *
 * @param needed for the whole goal; null where nothing was measured to tell
 * @param made in the goal's period so far
 * @param remaining {@code needed - made}, never below 0
 * @param forTheRest for what of the goal is not reached yet, if nothing comes of those already made
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Takes(
    @Nullable BigDecimal needed,
    long made,
    @Nullable BigDecimal remaining,
    @Nullable BigDecimal forTheRest) {

  /**
   * As it was measured: of so many came so many deals.
   *
   * @param many 0 where nothing was measured
   * @param deals 0 where nothing came of them
   */
  record Ratio(long many, long deals) {

    boolean tells() {
      return many > 0 && deals > 0;
    }
  }

  /**
   * @param wanted deals, whole ones
   * @param rest of them not reached yet
   */
  static Takes of(BigDecimal wanted, BigDecimal rest, Ratio ratio, long made) {
    if (!ratio.tells()) {
      return new Takes(null, made, null, null);
    }
    var needed = needed(wanted, ratio);
    var remaining = needed.subtract(BigDecimal.valueOf(made)).max(BigDecimal.ZERO);
    return new Takes(needed, made, remaining, needed(rest, ratio));
  }

  private static BigDecimal needed(BigDecimal deals, Ratio ratio) {
    return deals
        .multiply(BigDecimal.valueOf(ratio.many))
        .divide(BigDecimal.valueOf(ratio.deals), 0, RoundingMode.CEILING);
  }
}
