package io.dealstream.recount;

import io.dealstream.events.Money;
import io.dealstream.recount.lives.Stake;
import java.math.BigDecimal;

/** What is at stake in some open deals together. */
final class Stakes {

  private long deals;
  private long withoutValue;
  private long withoutProbability;
  private BigDecimal value = BigDecimal.ZERO;
  private BigDecimal weighted = BigDecimal.ZERO;

  void add(Stake stake) {
    deals++;
    var worth = stake.value();
    if (worth == null) {
      withoutValue++;
      return;
    }
    value = value.add(worth);
    var probability = stake.probability();
    if (probability == null) {
      withoutProbability++;
    } else {
      weighted = weighted.add(worth.multiply(probability));
    }
  }

  long deals() {
    return deals;
  }

  /** Of those that have no value nothing is known but that they are there. */
  long withoutValue() {
    return withoutValue;
  }

  /** Those of them that have a value. */
  long withoutProbability() {
    return withoutProbability;
  }

  Money value(String currency) {
    return Money.rounded(value, currency);
  }

  Money weighted(String currency) {
    return Money.rounded(weighted, currency);
  }
}
