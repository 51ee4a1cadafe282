package io.dealstream.metrics.velocity;

import static java.math.BigDecimal.valueOf;

import io.dealstream.events.Money;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.figures.Figuring;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Spread;
import io.dealstream.metrics.tally.Tally;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * N, V, W and L, and what is made of them; rounded once, at the end.
 *
 * @param wonValue in the currency's smallest unit
 * @param medianCycle milliseconds; of no meaning where nothing was won
 * @param passed milliseconds from the first opening to asOf, or ninety days; below zero where
 *     nothing was opened
 */
record Inputs(
    long openQualified,
    long won,
    long wonWithValue,
    long wonValue,
    long qualifiedWon,
    long qualifiedLost,
    long medianCycle,
    long passed) {

  private static final BigDecimal DAY = valueOf(86_400_000);
  private static final int DAY_DECIMALS = 6;

  static Inputs of(Window window, Tally n) {
    var cycles = Spread.of(n);
    return new Inputs(
        n.sum(VelocityCount.OPEN_QUALIFIED),
        n.sum(VelocityCount.WON),
        n.sum(VelocityCount.WON_WITH_VALUE),
        n.sum(VelocityCount.WON_VALUE),
        n.sum(VelocityCount.QUALIFIED_WON),
        n.sum(VelocityCount.QUALIFIED_LOST),
        cycles.count() == 0 ? 0 : cycles.percentile(50),
        passed(window, n));
  }

  private static long passed(Window window, Tally n) {
    if (window.kind().equals(Window.TRAILING)) {
      return Window.TRAILING_DAYS * DAY.longValueExact();
    }
    return n.has(VelocityCount.FIRST_OPENED_NEGATED)
        ? n.get(Slots.AS_OF, 0) + n.get(VelocityCount.FIRST_OPENED_NEGATED, 0)
        : -1;
  }

  @Nullable Money meanWonValue(String currency) {
    return wonWithValue == 0
        ? null
        : money(valueOf(wonValue).divide(valueOf(wonWithValue), MathContext.DECIMAL128), currency);
  }

  @Nullable BigDecimal medianCycleDays() {
    return won == 0 ? null : valueOf(medianCycle).divide(DAY, DAY_DECIMALS, RoundingMode.HALF_EVEN);
  }

  @Nullable Money velocityPerDay(String currency, int minimumWonDeals) {
    if (whyNot(minimumWonDeals) != null) {
      return null;
    }
    var above =
        valueOf(openQualified)
            .multiply(valueOf(wonValue))
            .multiply(valueOf(qualifiedWon))
            .multiply(DAY);
    var below =
        valueOf(wonWithValue)
            .multiply(valueOf(qualifiedWon + qualifiedLost))
            .multiply(valueOf(medianCycle));
    return money(above.divide(below, MathContext.DECIMAL128), currency);
  }

  /** The reason there is no velocity; of no meaning where there is one. */
  String whyNoVelocity(int minimumWonDeals) {
    var reason = whyNot(minimumWonDeals);
    return reason == null ? "" : reason;
  }

  private @Nullable String whyNot(int minimumWonDeals) {
    if (won < minimumWonDeals) {
      return "too-few-won-deals";
    }
    if (won == 0) {
      return "nothing-won";
    }
    if (wonWithValue == 0) {
      return "no-won-value";
    }
    if (qualifiedWon + qualifiedLost == 0) {
      return "nothing-decided";
    }
    return medianCycle == 0 ? "zero-cycle" : null;
  }

  @Nullable Money throughputPerDay(String currency) {
    return passed <= 0
        ? null
        : money(
            valueOf(wonValue).multiply(DAY).divide(valueOf(passed), MathContext.DECIMAL128),
            currency);
  }

  private static Money money(BigDecimal minorUnits, String currency) {
    return Figuring.money(minorUnits, currency);
  }
}
