package io.dealstream.query.metrics;

import io.dealstream.events.metric.Company;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.query.pipelines.PipelineView;
import java.util.List;

/**
 * Which figures are asked for: the pipeline's, and those of the whole company, which are the same
 * whatever pipeline is looked at.
 *
 * @param window in the pipeline's zone
 * @param companys the same window in the company's
 */
public record Question(
    PipelineView of, List<Metric<?>> metrics, Window window, Window companys, Segment segment) {

  String pipelineOf(Metric<?> metric) {
    return Company.measures(metric) ? Company.ID : of.id();
  }

  Window windowOf(Metric<?> metric) {
    return Company.measures(metric) ? companys : window;
  }

  List<String> pipelines() {
    return metrics.stream().map(this::pipelineOf).distinct().toList();
  }

  List<String> windows() {
    return metrics.stream().map(metric -> windowOf(metric).word()).distinct().toList();
  }

  List<String> names() {
    return metrics.stream().<String>map(Metric::name).toList();
  }

  /** Whether a record with a new value is of the figures asked for. */
  public boolean covers(Change change) {
    return change.segment().equals(segment.word())
        && metrics.stream().anyMatch(metric -> isOf(metric, change));
  }

  private boolean isOf(Metric<?> metric, Change change) {
    return change.metric().equals(metric.name())
        && change.pipeline().equals(pipelineOf(metric))
        && change.window().equals(windowOf(metric).word());
  }
}
