package io.dealstream.query.metrics;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Segment;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Figures of one moment, for whoever needs many of them: the same question is asked once. Of use
 * within the transaction that it was made in.
 */
public final class Moment {

  private record Asked(String pipeline, Metric<?> metric, String window, Segment segment) {}

  private final Instant at;
  private final Questions questions;
  private final BiFunction<Question, Metric<?>, MetricAnswer> figures;
  private final Map<Asked, MetricAnswer> answered = new HashMap<>();

  Moment(Instant at, Questions questions, BiFunction<Question, Metric<?>, MetricAnswer> figures) {
    this.at = at;
    this.questions = questions;
    this.figures = figures;
  }

  public Instant at() {
    return at;
  }

  /**
   * @param window its word; one without a date is the one that contains the moment
   * @throws io.dealstream.edge.Problem as {@link Questions} does
   */
  public MetricAnswer answer(String pipeline, Metric<?> metric, String window, Segment segment) {
    var asked = new Asked(pipeline, metric, window, segment);
    var known = answered.get(asked);
    if (known == null) {
      known = figures.apply(question(asked), metric);
      answered.put(asked, known);
    }
    return known;
  }

  private Question question(Asked asked) {
    var segment = asked.segment();
    var whose =
        segment.value() == null ? segment.dimension() : segment.dimension() + ":" + segment.value();
    return questions.of(
        asked.pipeline(), List.of(asked.metric().name()), asked.window(), whose, at);
  }
}
