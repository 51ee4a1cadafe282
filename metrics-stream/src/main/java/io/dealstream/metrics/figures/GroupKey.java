package io.dealstream.metrics.figures;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;

/**
 * The figures of one pipeline, metric and segment: what their published keys begin with. They are
 * folded in one partition, those of all windows.
 */
final class GroupKey {

  private GroupKey() {}

  /** What the keys of a pipeline's figures of one metric begin with. */
  static String allOf(String pipelineId, Metric<?> metric) {
    return allOf(pipelineId) + metric.name() + "|" + metric.definition() + "|";
  }

  /** What the keys of all of a pipeline's figures begin with. */
  static String allOf(String pipelineId) {
    return MetricKey.encode(pipelineId) + "|";
  }
}
