package io.dealstream.recount;

import static java.math.MathContext.DECIMAL128;

import io.dealstream.events.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Money spent, added up by currency: there is none that all of it could be converted to. */
final class Spending {

  private final Map<String, BigDecimal> byCurrency = new HashMap<>();

  void add(Money money) {
    byCurrency.merge(money.currency(), money.amount(), BigDecimal::add);
  }

  boolean isNothing() {
    return byCurrency.isEmpty();
  }

  /** Null where nothing was spent, or in several currencies. */
  @Nullable Money total() {
    return per(1);
  }

  /** Null where there is no total, or nobody to share it. */
  @Nullable Money per(long heads) {
    if (byCurrency.size() != 1 || heads == 0) {
      return null;
    }
    var only = byCurrency.entrySet().iterator().next();
    return Money.rounded(
        only.getValue().divide(BigDecimal.valueOf(heads), DECIMAL128), only.getKey());
  }

  /**
   * @param nobody why nobody shares it
   */
  String whyNotPer(String nobody) {
    return total() == null ? whyNoTotal() : nobody;
  }

  String whyNoTotal() {
    return isNothing() ? "nothing-spent" : "several-currencies";
  }
}
