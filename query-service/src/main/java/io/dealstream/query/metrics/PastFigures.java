package io.dealstream.query.metrics;

import io.dealstream.query.past.Past;
import io.dealstream.query.store.OneMoment;
import io.dealstream.recount.Stamp;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Figures as they were: counted anew from the events they are made of, which takes one pass over
 * them.
 */
@Component
class PastFigures {

  private final Questions questions;
  private final Counting counting;
  private final OneMoment oneMoment;

  PastFigures(Questions questions, Counting counting, OneMoment oneMoment) {
    this.questions = questions;
    this.counting = counting;
    // Definition and events must be of the same moment.
    this.oneMoment = oneMoment;
  }

  /**
   * @param window a day, week, month or quarter without a date is the one that contains the
   *     answer's asOf
   * @throws io.dealstream.edge.Problem as {@link Questions} does
   */
  MetricAnswer answer(
      String pipeline, String metric, int definition, String window, String segment, Past past) {
    return oneMoment.of(
        () -> {
          var asOf = counting.asOf(metric, past);
          var question = questions.of(pipeline, List.of(metric), definition, window, segment, asOf);
          return answer(question, past, asOf);
        });
  }

  private MetricAnswer answer(Question question, Past past, Instant asOf) {
    var metric = question.metrics().getFirst();
    var counted = counting.of(metric, question.of(), past, asOf);
    var stamp = new Stamp(asOf, counted.folded());
    var records =
        counted
            .recount()
            .answer(
                metric,
                question.pipelineOf(metric),
                question.segment(),
                question.windowOf(metric),
                stamp)
            .stream()
            .sorted(new ItemOrder(question.of()).ofRecords())
            .toList();
    return MetricAnswer.of(metric, question, records);
  }
}
