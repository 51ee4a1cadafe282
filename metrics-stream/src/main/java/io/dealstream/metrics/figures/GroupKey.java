package io.dealstream.metrics.figures;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.Segment;

/**
 * The figures of one pipeline, metric and segment: what their published keys begin with. They are
 * folded in one partition, those of all windows.
 */
final class GroupKey {

  private GroupKey() {}

  static String of(String pipelineId, Metric<?> metric, Segment segment) {
    return allOf(pipelineId, metric) + segment.word();
  }

  /** What the keys of a pipeline's figures of one metric begin with. */
  static String allOf(String pipelineId, Metric<?> metric) {
    return allOf(pipelineId) + metric.name() + "|" + metric.definition() + "|";
  }

  /** What the keys of all of a pipeline's figures begin with. */
  static String allOf(String pipelineId) {
    return MetricKey.encode(pipelineId) + "|";
  }
}
