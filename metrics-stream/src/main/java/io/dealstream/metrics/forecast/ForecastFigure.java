package io.dealstream.metrics.forecast;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.metric.Forecast;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.figures.OpenDeals;
import io.dealstream.metrics.figures.Reasons;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.figures.Terms;
import io.dealstream.metrics.tally.Tally;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** What a month may bring. */
public final class ForecastFigure {

  /** Of the terms only the currency is needed, and a pipeline's never changes. */
  public static final Showing<Forecast> SHOWING =
      new Showing.UnderTerms<>(Metric.FORECAST, false, ForecastFigure::show);

  private ForecastFigure() {}

  private static Shown<Forecast> show(Window window, String item, Tally n, Terms terms) {
    var colon = item.lastIndexOf(':');
    var reasons = new Reasons();
    var expected =
        new Forecast(
            reasons.of("month", month(item.substring(0, colon)), Forecast.NO_DAY),
            ForecastCategory.of(item.substring(colon + 1)).orElseThrow(),
            OpenDeals.deals(n),
            OpenDeals.value(n, terms),
            OpenDeals.weightedValue(n, terms),
            OpenDeals.withoutValue(n),
            OpenDeals.withoutProbability(n));
    return new Shown<>(expected, reasons.codes());
  }

  private static @Nullable YearMonth month(String encoded) {
    return encoded.equals(Forecast.NO_MONTH) ? null : YearMonth.parse(MetricKey.decode(encoded));
  }
}
