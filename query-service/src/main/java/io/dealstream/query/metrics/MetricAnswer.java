package io.dealstream.query.metrics;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.query.past.Positions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A metric as it is answered.
 *
 * @param items in the order of the pipeline's stages, where they are of stages; empty while nothing
 *     has been measured
 * @param reasons a code for each field that is null in one of the items, by the field's name
 * @param asOf of the newest item; null while there is none
 * @param folded the highest position of each partition over the items
 */
public record MetricAnswer(
    String metric,
    int definition,
    String pipelineId,
    Window window,
    Segment segment,
    List<MetricItem> items,
    Map<String, String> reasons,
    @Nullable Instant asOf,
    Map<String, Long> folded) {

  static MetricAnswer of(
      Metric<?> metric, Question question, List<MetricRecord<? extends MetricItem>> records) {
    var reasons = new TreeMap<String, String>();
    var folded = new Positions();
    for (var record : records) {
      reasons.putAll(record.reasons());
      folded.note(record.folded());
    }
    return new MetricAnswer(
        metric.name(),
        metric.definition(),
        question.pipelineOf(metric),
        question.windowOf(metric),
        question.segment(),
        records.stream().<MetricItem>map(MetricRecord::item).toList(),
        reasons,
        records.stream().map(MetricRecord::asOf).max(Instant::compareTo).orElse(null),
        folded.byPartition());
  }
}
