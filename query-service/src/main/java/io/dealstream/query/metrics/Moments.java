package io.dealstream.query.metrics;

import io.dealstream.events.metric.Metric;
import io.dealstream.query.metrics.Counting.Counted;
import io.dealstream.query.past.Past;
import io.dealstream.query.past.PastEvents;
import io.dealstream.recount.Stamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** Makes moments: the present one of what is published, past ones of what is counted anew. */
@Component
public class Moments {

  /** What one pass over events can answer. */
  private record Pass(String pipeline, String metricsOf) {

    static Pass needed(Question question, Metric<?> metric) {
      var ofDeals = Counting.isOfDealsAlone(metric);
      return new Pass(question.pipelineOf(metric), ofDeals ? "deals" : metric.name());
    }
  }

  private final Questions questions;
  private final Figures figures;
  private final Counting counting;
  private final PastEvents events;

  Moments(Questions questions, Figures figures, Counting counting, PastEvents events) {
    this.questions = questions;
    this.figures = figures;
    this.counting = counting;
    this.events = events;
  }

  /** As published. */
  public Moment present(Instant now) {
    return new Moment(
        now,
        questions,
        (question, metric) -> Objects.requireNonNull(figures.answers(question).get(metric.name())));
  }

  /**
   * As it was, in one pass over the events of each pipeline that is asked of.
   *
   * @param otherwise as of when it is where nothing was known
   */
  public Moment past(Past past, Instant otherwise) {
    var asOf = events.asOf(past).orElse(otherwise);
    return new Moment(asOf, questions, counted(past, asOf));
  }

  private BiFunction<Question, Metric<?>, MetricAnswer> counted(Past past, Instant asOf) {
    Map<Pass, Counted> passes = new HashMap<>();
    return (question, metric) -> {
      var pass =
          passes.computeIfAbsent(
              Pass.needed(question, metric), _ -> counting.of(metric, question.of(), past, asOf));
      return answer(question, metric, pass, asOf);
    };
  }

  private static MetricAnswer answer(
      Question question, Metric<?> metric, Counted counted, Instant asOf) {
    var records =
        counted
            .recount()
            .answer(
                metric,
                question.pipelineOf(metric),
                question.segment(),
                question.windowOf(metric),
                new Stamp(asOf, counted.folded()))
            .stream()
            .sorted(new ItemOrder(question.of()).ofRecords())
            .toList();
    return MetricAnswer.of(metric, question, records);
  }
}
