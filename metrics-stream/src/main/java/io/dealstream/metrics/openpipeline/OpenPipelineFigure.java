package io.dealstream.metrics.openpipeline;

import static io.dealstream.metrics.figures.Figuring.money;
import static io.dealstream.metrics.openpipeline.OpenPipelineCount.BILLION;
import static io.dealstream.metrics.openpipeline.OpenPipelineCount.DEALS;
import static io.dealstream.metrics.openpipeline.OpenPipelineCount.VALUE;
import static io.dealstream.metrics.openpipeline.OpenPipelineCount.WEIGHTED;
import static io.dealstream.metrics.openpipeline.OpenPipelineCount.WEIGHTED_REST;
import static io.dealstream.metrics.openpipeline.OpenPipelineCount.WITHOUT_PROBABILITY;
import static io.dealstream.metrics.openpipeline.OpenPipelineCount.WITHOUT_VALUE;
import static java.math.BigDecimal.valueOf;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.OpenPipeline;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.figures.Terms;
import io.dealstream.metrics.tally.Tally;
import java.math.BigDecimal;
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
            n.sum(DEALS),
            money(n.sum(VALUE), terms.currency()),
            money(weighted(n), terms.currency()),
            n.sum(WITHOUT_VALUE),
            n.sum(WITHOUT_PROBABILITY));
    return new Shown<>(open, Map.of());
  }

  private static BigDecimal weighted(Tally n) {
    var rest = valueOf(n.sum(WEIGHTED_REST)).divide(valueOf(BILLION));
    return valueOf(n.sum(WEIGHTED)).add(rest);
  }
}
