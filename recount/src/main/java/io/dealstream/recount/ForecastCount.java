package io.dealstream.recount;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.metric.Forecast;
import io.dealstream.events.metric.Metric;
import io.dealstream.recount.ForecastCount.Item;
import io.dealstream.recount.ForecastCount.Sum;
import io.dealstream.recount.lives.Expected;
import io.dealstream.recount.lives.Life;
import io.dealstream.recount.lives.Stake;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Open deals by the month they are expected to close in and by category, by whose they are now. An
 * item that any deal ever was in is told, zeros too.
 */
final class ForecastCount implements Counting<Map<Item, Sum>> {

  record Item(@Nullable YearMonth month, ForecastCategory category) {

    static Item of(Expected expected) {
      return new Item(expected.month(), expected.category());
    }
  }

  static final class Sum {
    private long deals;
    private long withoutValue;
    private long withoutProbability;
    private BigDecimal value = BigDecimal.ZERO;
    private BigDecimal weighted = BigDecimal.ZERO;
  }

  @Override
  public Metric<Forecast> metric() {
    return Metric.FORECAST;
  }

  @Override
  public Map<Item, Sum> nothing() {
    return new HashMap<>();
  }

  @Override
  public void count(Life life, Sums<Map<Item, Sum>> sums) {
    for (var expected : life.everExpected()) {
      sums.now(expected.credit(), items -> sum(items, expected));
    }
    life.stake()
        .ifPresent(
            stake -> sums.now(stake.credit(), items -> add(sum(items, stake.expected()), stake)));
  }

  private static Sum sum(Map<Item, Sum> items, Expected expected) {
    return items.computeIfAbsent(Item.of(expected), _ -> new Sum());
  }

  private static void add(Sum sum, Stake stake) {
    sum.deals++;
    if (stake.value() == null) {
      sum.withoutValue++;
      return;
    }
    sum.value = sum.value.add(stake.value());
    if (stake.probability() == null) {
      sum.withoutProbability++;
    } else {
      sum.weighted = sum.weighted.add(stake.value().multiply(stake.probability()));
    }
  }

  @Override
  public List<Figure> show(Map<Item, Sum> sum, Terms terms) {
    return sum.entrySet().stream()
        .map(entry -> show(entry.getKey(), entry.getValue(), terms.currency()))
        .toList();
  }

  private static Figure show(Item of, Sum n, String currency) {
    var reasons = new Reasons();
    var item =
        new Forecast(
            reasons.of("month", of.month, Forecast.NO_DAY),
            of.category,
            n.deals,
            Money.rounded(n.value, currency),
            Money.rounded(n.weighted, currency),
            n.withoutValue,
            n.withoutProbability);
    return new Figure(item, reasons, n.deals > 0);
  }
}
