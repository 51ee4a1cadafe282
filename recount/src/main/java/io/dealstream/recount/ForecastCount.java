package io.dealstream.recount;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.metric.Forecast;
import io.dealstream.events.metric.Metric;
import io.dealstream.recount.ForecastCount.Item;
import io.dealstream.recount.lives.Expected;
import io.dealstream.recount.lives.Life;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Open deals by the month they are expected to close in and by category, by whose they are now. An
 * item that any deal ever was in is told, zeros too.
 */
final class ForecastCount implements Counting<Map<Item, Stakes>> {

  record Item(@Nullable YearMonth month, ForecastCategory category) {

    static Item of(Expected expected) {
      return new Item(expected.month(), expected.category());
    }
  }

  @Override
  public Metric<Forecast> metric() {
    return Metric.FORECAST;
  }

  @Override
  public Map<Item, Stakes> nothing() {
    return new HashMap<>();
  }

  @Override
  public void count(Life life, Sums<Map<Item, Stakes>> sums) {
    for (var expected : life.everExpected()) {
      sums.now(expected.credit(), items -> sum(items, expected));
    }
    life.stake()
        .ifPresent(
            stake -> sums.now(stake.credit(), items -> sum(items, stake.expected()).add(stake)));
  }

  private static Stakes sum(Map<Item, Stakes> items, Expected expected) {
    return items.computeIfAbsent(Item.of(expected), _ -> new Stakes());
  }

  @Override
  public List<Figure> show(Map<Item, Stakes> sum, Terms terms) {
    return sum.entrySet().stream()
        .map(entry -> show(entry.getKey(), entry.getValue(), terms.currency()))
        .toList();
  }

  private static Figure show(Item of, Stakes n, String currency) {
    var reasons = new Reasons();
    var item =
        new Forecast(
            reasons.of("month", of.month, Forecast.NO_DAY),
            of.category,
            n.deals(),
            n.value(currency),
            n.weighted(currency),
            n.withoutValue(),
            n.withoutProbability());
    return new Figure(item, reasons, n.deals() > 0);
  }
}
