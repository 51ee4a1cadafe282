package io.dealstream.metrics.flow;

import io.dealstream.events.metric.Flow;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.tally.Tally;
import java.util.Map;

/** What entries and exits come to. */
public final class FlowFigure {

  public static final Showing<Flow> SHOWING = new Showing.Plain<>(Metric.FLOW, FlowFigure::show);

  private FlowFigure() {}

  private static Shown<Flow> show(Window window, String item, Tally n) {
    var entered = n.sum(FlowCount.ENTERED);
    var exited = n.sum(FlowCount.EXITED);
    var flow =
        new Flow(
            MetricKey.decode(item),
            entered,
            exited,
            n.sum(FlowCount.FORWARD_IN),
            n.sum(FlowCount.FORWARD_OUT),
            n.sum(FlowCount.BACKWARD_IN),
            n.sum(FlowCount.BACKWARD_OUT),
            window.equals(Window.ALL) ? entered - exited : null);
    return new Shown<>(flow, Map.of());
  }
}
