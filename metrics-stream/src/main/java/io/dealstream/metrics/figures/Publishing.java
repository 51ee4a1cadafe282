package io.dealstream.metrics.figures;

import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.metrics.figures.Showing.Plain;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.figures.Showing.UnderTerms;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Slots.Source;
import io.dealstream.metrics.tally.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From a figure's numbers to the record its topic holds. */
final class Publishing {

  private final Map<String, Showing<?>> metrics;

  Publishing(List<Showing<?>> metrics) {
    this.metrics =
        metrics.stream()
            .collect(Collectors.toUnmodifiableMap(m -> m.metric().name(), Function.identity()));
  }

  /** What the keys begin with of all figures that depend on a pipeline's terms. */
  List<String> underTerms(String pipelineId) {
    return metrics.values().stream()
        .filter(UnderTerms.class::isInstance)
        .map(m -> GroupKey.allOf(pipelineId, m.metric()))
        .toList();
  }

  static Tally withoutMark(Tally delta) {
    return delta.without(Slots.CORRECTION);
  }

  /** Nothing where the metric needs terms that are not known yet: it is shown when they come. */
  Optional<MetricRecord<?>> record(
      FigureKey key, Tally figure, Tally delta, @Nullable Terms terms) {
    var correction = delta.has(Slots.CORRECTION);
    return switch (metrics.get(key.metric())) {
      case Plain<?> plain ->
          Optional.of(of(key, plain, plain.formula().show(key.item(), figure), figure, correction));
      case UnderTerms<?> under when terms != null -> {
        var whole = under.restated() ? figure.plus(terms.stamp()) : figure;
        yield Optional.of(of(key, under, under.formula().show(whole, terms), whole, correction));
      }
      case UnderTerms<?> _ -> Optional.empty();
      case null -> throw new IllegalStateException("no metric goes by the name " + key.metric());
    };
  }

  private static MetricRecord<?> of(
      FigureKey key, Showing<?> metric, Shown<?> shown, Tally figure, boolean correction) {
    return new MetricRecord<MetricItem>(
        metric.metric().name(),
        metric.metric().definition(),
        key.pipelineId(),
        key.window(),
        key.segment(),
        shown.item(),
        shown.reasons(),
        Instant.ofEpochMilli(figure.get(Slots.AS_OF, 0)),
        folded(figure),
        correction);
  }

  private static Map<String, Long> folded(Tally figure) {
    var folded = new TreeMap<String, Long>();
    for (var source : Source.values()) {
      figure.folded(
          source,
          (partition, position) -> folded.put(source.topic().name() + "-" + partition, position));
    }
    return folded;
  }
}
