package io.dealstream.query.reviews;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dealstream.events.Money;
import io.dealstream.query.reviews.Review.Tally;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something worth talking about, with its evidence.
 *
 * @param subject the stage, or the reason of loss; null for the whole pipeline
 * @param now what the rule measures, in this period: seconds, a rate, money or a number
 * @param before the same in the period before
 * @param ofNow how many it was measured from in this period; so is ofBefore in the one before
 * @param z by how many standard deviations the periods differ, three decimals; null where the rule
 *     asks for none
 * @param deals how many are concerned
 * @param value what those of them are worth together that have a value
 * @param withoutValue how many of them have none
 * @param examples of them, the biggest value first, at most ten
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Matter(
    Rule rule,
    @Nullable String subject,
    BigDecimal now,
    BigDecimal before,
    long ofNow,
    long ofBefore,
    @Nullable BigDecimal z,
    long deals,
    Money value,
    long withoutValue,
    List<Named> examples) {

  /**
   * @param name null where it is not known
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Named(String dealId, @Nullable String name) {}

  Matter called(Map<String, String> names) {
    var named = examples.stream().map(one -> new Named(one.dealId, names.get(one.dealId))).toList();
    return new Matter(
        rule, subject, now, before, ofNow, ofBefore, z, deals, value, withoutValue, named);
  }

  /** What is said of the deals together. */
  Tally tally() {
    return new Tally(deals, value, withoutValue);
  }

  /** Each rule finds one thing at most. */
  enum Rule {
    /**
     * The stage whose median visit grew most, where at least {@link Matters#FEWEST} visits ended in
     * either period and those of this one are longer by more than chance (rank sum).
     */
    SLOWER_STAGE,
    /**
     * The stage whose advance rate fell most, where at least {@link Matters#FEWEST} entries of
     * either period have ended and the fall is more than chance (two proportions).
     */
    FEWER_ADVANCE,
    /** The stage in which the most open value is stuck. */
    STUCK_VALUE,
    /** The reason of loss that grew most, where that is more than chance (two counts). */
    LOSS_REASON,
    /**
     * The win rate, where at least {@link Matters#FEWEST} deals were decided in either period and
     * it changed by more than chance (two proportions).
     */
    WIN_RATE;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
