package io.dealstream.recount;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Window;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;

/** Every figure of a pipeline, in every segment and window. */
public final class AllFigures {

  private final Map<Metric<?>, Counted<?>> byMetric;
  private final Window trailing;

  AllFigures(Map<Metric<?>, Counted<?>> byMetric, Window trailing) {
    this.byMetric = byMetric;
    this.trailing = trailing;
  }

  /** Those for which anything was counted. The others are zeros, and need not be published. */
  public Stream<MetricRecord<? extends MetricItem>> counted(Stamp stamp) {
    return byMetric.values().stream().flatMap(counted -> counted.counted(stamp));
  }

  /**
   * The same figure as a published one, as of its asOf; zeros where nothing was counted for it.
   *
   * @return empty where there is no such figure: a metric that is not counted here, or a pair of
   *     stages that the pipeline does not have in that order
   * @throws IllegalArgumentException where it is of ninety days that end with another day
   */
  public Optional<MetricRecord<? extends MetricItem>> beside(
      MetricRecord<? extends MetricItem> published) {
    return beside(published, LongUnaryOperator.identity());
  }

  /**
   * The same with other ages of what goes on.
   *
   * @param ages as in {@link Stamp}
   */
  public Optional<MetricRecord<? extends MetricItem>> beside(
      MetricRecord<? extends MetricItem> published, LongUnaryOperator ages) {
    var window = published.window();
    if (window.kind().equals(Window.TRAILING) && !window.equals(trailing)) {
      throw new IllegalArgumentException("counted were the days of " + trailing);
    }
    var counted =
        Metric.of(published.metric(), published.definition()).map(byMetric::get).orElse(null);
    if (counted == null) {
      return Optional.empty();
    }
    var key = MetricKey.of(published);
    var stamp = new Stamp(published.asOf(), published.folded(), ages);
    return counted.records(new Slice(published.segment(), window), stamp).stream()
        .filter(record -> MetricKey.of(record).equals(key))
        .findFirst();
  }
}
