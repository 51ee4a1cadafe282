package io.dealstream.recount;

import io.dealstream.events.Money;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.WinRate;
import io.dealstream.recount.lives.Decision;
import io.dealstream.recount.lives.Life;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decided deals and what they are worth, by their outcome. */
final class WinRateCount implements Counting<WinRateCount.Sum> {

  static final class Sum {
    private long won;
    private long lost;
    private long withoutValue;
    private BigDecimal wonValue = BigDecimal.ZERO;
    private BigDecimal lostValue = BigDecimal.ZERO;
  }

  private final Metric<WinRate> metric;
  private final Predicate<Life> counts;

  /**
   * @param counts which deals count by that definition
   */
  WinRateCount(Metric<WinRate> metric, Predicate<Life> counts) {
    this.metric = metric;
    this.counts = counts;
  }

  @Override
  public Metric<WinRate> metric() {
    return metric;
  }

  @Override
  public Sum nothing() {
    return new Sum();
  }

  @Override
  public void count(Life life, Sums<Sum> sums) {
    life.decision()
        .filter(_ -> counts.test(life))
        .ifPresent(
            decision -> sums.at(decision.at(), decision.credit(), sum -> add(sum, decision)));
  }

  private static void add(Sum sum, Decision decision) {
    var value = decision.value();
    if (value == null) {
      sum.withoutValue++;
    }
    if (decision.won()) {
      sum.won++;
      sum.wonValue = value == null ? sum.wonValue : sum.wonValue.add(value);
    } else {
      sum.lost++;
      sum.lostValue = value == null ? sum.lostValue : sum.lostValue.add(value);
    }
  }

  @Override
  public List<Figure> show(Sum n, Terms terms) {
    var decided = n.won + n.lost;
    var reasons = new Reasons();
    var item =
        new WinRate(
            n.won,
            n.lost,
            reasons.of("rateByCount", Form.rate(n.won, decided), "nothing-decided"),
            reasons.of("rateByValue", byValue(n), whyNotByValue(n)),
            Money.rounded(n.wonValue, terms.currency()),
            Money.rounded(n.lostValue, terms.currency()),
            n.withoutValue);
    return List.of(new Figure(item, reasons, decided > 0));
  }

  private static @Nullable BigDecimal byValue(Sum n) {
    return n.withoutValue > 0 ? null : Form.rate(n.wonValue, n.wonValue.add(n.lostValue));
  }

  private static String whyNotByValue(Sum n) {
    if (n.won + n.lost == 0) {
      return "nothing-decided";
    }
    return n.withoutValue > 0 ? "value-missing" : "no-won-value";
  }
}
