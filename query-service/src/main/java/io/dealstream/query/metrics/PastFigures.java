package io.dealstream.query.metrics;

import io.dealstream.events.topic.Topics;
import io.dealstream.query.past.Past;
import io.dealstream.query.past.PastEvents;
import io.dealstream.query.past.Positions;
import io.dealstream.query.pipelines.PipelineView;
import io.dealstream.query.pipelines.Pipelines;
import io.dealstream.query.store.OneMoment;
import io.dealstream.recount.Recount;
import io.dealstream.recount.Stamp;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Figures as they were: counted anew from the pipeline's events, which takes one pass over them.
 */
@Component
class PastFigures {

  /**
   * @param positions of what was counted
   */
  private record Counted(Recount recount, Positions positions) {}

  private final Questions questions;
  private final Pipelines pipelines;
  private final PastEvents events;
  private final OneMoment oneMoment;

  PastFigures(Questions questions, Pipelines pipelines, PastEvents events, OneMoment oneMoment) {
    this.questions = questions;
    this.pipelines = pipelines;
    this.events = events;
    // Definition and events must be of the same moment.
    this.oneMoment = oneMoment;
  }

  /**
   * @param window a day, week, month or quarter without a date is the one that contains the
   *     answer's asOf
   * @throws io.dealstream.edge.Problem as {@link Questions} does
   */
  MetricAnswer answer(String pipeline, String metric, String window, String segment, Past past) {
    return oneMoment.of(
        () -> {
          var asOf = events.asOf(past).orElseGet(Instant::now);
          return answer(questions.of(pipeline, List.of(metric), window, segment, asOf), past, asOf);
        });
  }

  private MetricAnswer answer(Question question, Past past, Instant asOf) {
    var metric = question.metrics().getFirst();
    var counted = count(question.of(), past);
    var stamp = new Stamp(asOf, counted.positions.byPartition());
    var records =
        counted
            .recount
            .answer(metric, question.pipeline(), question.segment(), question.window(), stamp)
            .stream()
            .sorted(new ItemOrder(question.of()).ofRecords())
            .toList();
    return MetricAnswer.of(metric, question, records);
  }

  private Counted count(PipelineView pipeline, Past past) {
    var counted = new Counted(new Recount(), new Positions());
    counted.recount.define(pipeline.id(), pipeline.definition());
    counted.positions.note(
        Topics.PIPELINE_EVENTS, pipeline.id(), pipelines.newestPosition(pipeline.id()));
    events.measuredIn(
        pipeline.id(),
        past,
        event -> {
          counted.recount.add(event.event());
          counted.positions.note(Topics.DEAL_EVENTS, event.event().dealId(), event.position());
        });
    return counted;
  }
}
