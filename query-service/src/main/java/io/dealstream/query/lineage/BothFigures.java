package io.dealstream.query.lineage;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.query.lineage.Differences.Figure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A metric's figures by both definitions, item by item. */
final class BothFigures {

  private final Map<String, Map<Integer, MetricItem>> byItem = new LinkedHashMap<>();
  private final Map<Integer, Map<String, String>> reasons = new TreeMap<>();

  void add(Metric<?> metric, List<MetricRecord<? extends MetricItem>> records) {
    var number = metric.definition();
    var codes = reasons.computeIfAbsent(number, _ -> new TreeMap<>());
    for (var record : records) {
      var item = record.item();
      byItem.computeIfAbsent(item.itemKey(), _ -> new TreeMap<>()).put(number, item);
      codes.putAll(record.reasons());
    }
  }

  List<Figure> items() {
    return byItem.entrySet().stream().map(e -> new Figure(e.getKey(), e.getValue())).toList();
  }

  /** By the definition's number. */
  Map<Integer, Map<String, String>> reasons() {
    return reasons;
  }
}
