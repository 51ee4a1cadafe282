package io.dealstream.metrics.figures;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;

/** The figures of one pipeline, metric, segment and window: the published key but for the item. */
public final class GroupKey {

  private GroupKey() {}

  public static String of(String pipelineId, Metric<?> metric, Segment segment, Window window) {
    return allOf(pipelineId, metric) + segment.word() + "|" + window.word();
  }

  /** What the keys of a pipeline's figures of one metric begin with. */
  static String allOf(String pipelineId, Metric<?> metric) {
    return MetricKey.encode(pipelineId) + "|" + metric.name() + "|" + metric.definition() + "|";
  }

  /** The part that says in which partition a group is folded: all windows of a figure in one. */
  static String withoutWindow(String group) {
    return group.substring(0, group.lastIndexOf('|'));
  }
}
