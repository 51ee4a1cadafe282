package io.dealstream.forecast;

import io.dealstream.events.ForecastCategory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What some open deals will bring. Values are in the pipeline's reporting currency, not rounded.
 *
 * @param expected the sum of each deal's amount by its measured chance; {@code omitted} deals are
 *     in no sum
 * @param p10 with a chance of one in ten no more than that is won; p50 and p90 alike
 * @param categories every category, also those without a deal
 * @param withoutValue deals that have no amount yet: in no sum
 * @param withoutEvidence deals of which none was ever comparable: in no sum
 * @param reason why there is no figure; null where there is one
 */
public record Forecast(
    @Nullable Double expected,
    @Nullable Double p10,
    @Nullable Double p50,
    @Nullable Double p90,
    Map<ForecastCategory, Part> categories,
    int withoutValue,
    int withoutEvidence,
    @Nullable String reason) {

  /** No deal was comparable to any of these. */
  public static final String NO_COMPARABLE_DEAL = "no-comparable-deal";

  /**
   * @param within how far is looked ahead; null: won at all
   */
  public static Forecast of(
      List<OpenDeal> deals, Conversion conversion, @Nullable Duration within) {
    return of(
        deals,
        measured(conversion, chance -> within == null ? chance.won() : chance.wonWithin(within)),
        conversion.swing(within));
  }

  /**
   * What is won in a span of time that is still to come.
   *
   * @param from counted from the conversion's date, as is {@code to}
   */
  public static Forecast between(
      List<OpenDeal> deals, Conversion conversion, Duration from, Duration to) {
    return of(
        deals,
        measured(conversion, chance -> chance.wonWithin(to) - chance.wonWithin(from)),
        conversion.swing(to));
  }

  private static Function<OpenDeal, OptionalDouble> measured(
      Conversion conversion, ToDoubleFunction<Chance> share) {
    return deal ->
        conversion
            .chance(deal)
            .map(chance -> OptionalDouble.of(share.applyAsDouble(chance)))
            .orElseGet(OptionalDouble::empty);
  }

  /**
   * @param chanceOf of being won, from 0 to 1; none where nothing is known
   * @param swing by how much all chances may be off together, as a share of them, from 0 to 1
   */
  public static Forecast of(
      List<OpenDeal> deals, Function<OpenDeal, OptionalDouble> chanceOf, double swing) {
    var parts = new EnumMap<ForecastCategory, Part>(ForecastCategory.class);
    for (var category : ForecastCategory.values()) {
      parts.put(category, Part.NONE);
    }
    var stakes = new ArrayList<Total.Stake>();
    var withoutValue = 0;
    var withoutEvidence = 0;
    for (var deal : deals) {
      var amount = deal.amount();
      var chance = chanceOf.apply(deal);
      withoutValue += amount == null ? 1 : 0;
      withoutEvidence += chance.isEmpty() ? 1 : 0;
      if (amount == null || chance.isEmpty()) {
        continue;
      }
      var won = chance.getAsDouble();
      parts.compute(deal.category(), (category, part) -> part.with(amount, won));
      if (deal.category() != ForecastCategory.OMITTED) {
        stakes.add(new Total.Stake(won, amount.doubleValue()));
      }
    }
    if (stakes.isEmpty() && withoutEvidence > 0) {
      return new Forecast(
          null, null, null, null, parts, withoutValue, withoutEvidence, NO_COMPARABLE_DEAL);
    }
    var expected = stakes.stream().mapToDouble(stake -> stake.chance() * stake.value()).sum();
    var total = Total.of(stakes, swing);
    return new Forecast(
        expected,
        total.percentile(0.1),
        total.percentile(0.5),
        total.percentile(0.9),
        parts,
        withoutValue,
        withoutEvidence,
        null);
  }

  /**
   * @param value of its deals, were all of them won
   * @param expected by the measured chances
   */
  public record Part(int deals, BigDecimal value, double expected) {

    static final Part NONE = new Part(0, BigDecimal.ZERO, 0);

    Part with(BigDecimal amount, double chance) {
      return new Part(deals + 1, value.add(amount), expected + chance * amount.doubleValue());
    }
  }
}
