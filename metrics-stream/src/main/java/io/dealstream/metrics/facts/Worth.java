package io.dealstream.metrics.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What an open deal may bring, as its last events have it.
 *
 * @param value in the smallest unit of the pipeline's currency; null where the deal has no amount
 * @param own the deal's own probability in billionths, through all its lives; null where it has
 *     none
 * @param ofStage that of the stage it entered last, by the version it entered under; null where the
 *     event did not tell
 */
record Worth(@Nullable Long value, @Nullable Integer own, @Nullable Integer ofStage) {

  static final Worth UNKNOWN = new Worth(null, null, null);

  private static final int DECIMALS = 9;

  Worth valued(@Nullable Long newValue) {
    return new Worth(newValue, own, ofStage);
  }

  /**
   * @param probability its own; null for the stage's again
   */
  Worth likely(@Nullable BigDecimal probability) {
    return new Worth(value, billionths(probability), ofStage);
  }

  /**
   * @param probability of the stage; null where it is not told
   */
  Worth inStage(@Nullable BigDecimal probability) {
    return new Worth(value, own, billionths(probability));
  }

  /** As it counts in the stage the deal stands in. */
  Stake in(String stageId) {
    return new Stake(stageId, value, own == null ? ofStage : own);
  }

  private static @Nullable Integer billionths(@Nullable BigDecimal probability) {
    if (probability == null) {
      return null;
    }
    // First, as a short text can name a number with a billion zeros before its first digit.
    var nearNothing = (long) probability.precision() - probability.scale() < -DECIMALS;
    return nearNothing
        ? 0
        : probability.movePointRight(DECIMALS).setScale(0, RoundingMode.HALF_EVEN).intValueExact();
  }
}
