package io.dealstream.query.metrics;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.query.pipelines.PipelineView;
import java.util.List;

/** Which figures are asked for. */
public record Question(PipelineView of, List<Metric<?>> metrics, Window window, Segment segment) {

  String pipeline() {
    return of.id();
  }

  List<String> names() {
    return metrics.stream().<String>map(Metric::name).toList();
  }

  /** Whether a record with a new value is of the figures asked for. */
  public boolean covers(Change change) {
    return change.pipeline().equals(pipeline())
        && change.segment().equals(segment.word())
        && change.window().equals(window.word())
        && names().contains(change.metric());
  }
}
