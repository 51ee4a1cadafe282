package io.dealstream.metrics.openpipeline;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.OpenPipeline;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.figures.OpenDeals;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.figures.Terms;
import io.dealstream.metrics.tally.Tally;
import java.util.Map;

/** What open deals come to. */
public final class OpenPipelineFigure {

  /** Of the terms only the currency is needed, and a pipeline's never changes. */
  public static final Showing<OpenPipeline> SHOWING =
      new Showing.UnderTerms<>(Metric.OPEN_PIPELINE, false, OpenPipelineFigure::show);

  private OpenPipelineFigure() {}

  private static Shown<OpenPipeline> show(Window window, String item, Tally n, Terms terms) {
    var open =
        new OpenPipeline(
            MetricKey.decode(item),
            OpenDeals.deals(n),
            OpenDeals.value(n, terms),
            OpenDeals.weightedValue(n, terms),
            OpenDeals.withoutValue(n),
            OpenDeals.withoutProbability(n));
    return new Shown<>(open, Map.of());
  }
}
