package io.dealstream.metrics.figures;

import static java.math.BigDecimal.valueOf;

import io.dealstream.events.Money;
import io.dealstream.metrics.facts.Stake;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Tally;

/**
 * Open deals and what they are worth, as numbers of an item: the same for every metric that has
 * them, whatever its items are of.
 */
public final class OpenDeals {

  private static final int DEALS = Slots.present(0);
  private static final int VALUE = Slots.present(1);
  private static final int WITHOUT_VALUE = Slots.present(2);
  private static final int WEIGHTED = Slots.present(3);

  /** What is left of weighted values after whole units, in billionths of one. */
  private static final int WEIGHTED_REST = Slots.present(4);

  private static final int WITHOUT_PROBABILITY = Slots.present(5);

  /** As a probability of one is told. */
  private static final long BILLION = 1_000_000_000;

  private OpenDeals() {}

  /**
   * @param sign 1 for a deal that counts, -1 for one that does no longer
   */
  public static void count(Numbers n, Stake stake, int sign) {
    n.add(DEALS, sign);
    if (stake.value() instanceof Long value) {
      n.add(VALUE, sign * value);
      weigh(n, value, stake, sign);
    } else {
      n.add(WITHOUT_VALUE, sign);
    }
  }

  /** In two parts, so that nothing is rounded and the product need not fit into one number. */
  private static void weigh(Numbers n, long value, Stake stake, int sign) {
    if (stake.probability() instanceof Integer probability) {
      var ofRest = value % BILLION * probability;
      n.add(WEIGHTED, sign * (value / BILLION * probability + ofRest / BILLION))
          .add(WEIGHTED_REST, sign * (ofRest % BILLION));
    } else {
      n.add(WITHOUT_PROBABILITY, sign);
    }
  }

  public static long deals(Tally n) {
    return n.sum(DEALS);
  }

  public static long withoutValue(Tally n) {
    return n.sum(WITHOUT_VALUE);
  }

  public static long withoutProbability(Tally n) {
    return n.sum(WITHOUT_PROBABILITY);
  }

  public static Money value(Tally n, Terms terms) {
    return Figuring.money(n.sum(VALUE), terms.currency());
  }

  /** Rounded once, half to even. */
  public static Money weightedValue(Tally n, Terms terms) {
    var rest = valueOf(n.sum(WEIGHTED_REST)).divide(valueOf(BILLION));
    return Figuring.money(valueOf(n.sum(WEIGHTED)).add(rest), terms.currency());
  }
}
