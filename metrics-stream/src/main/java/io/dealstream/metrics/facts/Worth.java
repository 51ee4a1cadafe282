package io.dealstream.metrics.facts;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.deal.StageTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an open deal may bring, as its last events have it.
 *
 * @param value in the smallest unit of the pipeline's currency; null where the deal has no amount
 * @param own the deal's own probability in billionths, through all its lives; null where it has
 *     none
 * @param ofStage that of the stage it entered last, by the version it entered under; null where the
 *     event did not tell
 * @param outlook when, and how firmly
 */
record Worth(
    @Nullable Long value, @Nullable Integer own, @Nullable Integer ofStage, Outlook outlook) {

  static final Worth UNKNOWN = new Worth(null, null, null, Outlook.NONE);

  private static final int DECIMALS = 9;

  Worth valued(@Nullable Long newValue) {
    return new Worth(newValue, own, ofStage, outlook);
  }

  /**
   * @param probability its own; null for the stage's again
   */
  Worth likely(@Nullable BigDecimal probability) {
    return new Worth(value, billionths(probability), ofStage, outlook);
  }

  /**
   * @param day of the expected close; null where none is expected
   */
  Worth closingOn(@Nullable LocalDate day) {
    return new Worth(value, own, ofStage, outlook.closingOn(day));
  }

  /**
   * @param category its own; null for the stage's again
   */
  Worth countedAs(@Nullable ForecastCategory category) {
    return new Worth(value, own, ofStage, outlook.in(category));
  }

  /**
   * @param terms of the stage; null where they are not told
   */
  Worth inStage(@Nullable StageTerms terms) {
    return terms == null
        ? new Worth(value, own, null, outlook.inStageOf(null))
        : new Worth(
            value,
            own,
            billionths(terms.probability()),
            outlook.inStageOf(terms.forecastCategory()));
  }

  /** As it counts in the stage the deal stands in. */
  Stake in(String stageId) {
    var probability = own == null ? ofStage : own;
    return new Stake(stageId, value, probability, outlook.month(), outlook.category());
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
