package io.dealstream.query.reviews;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Window;
import io.dealstream.events.topic.Topics;
import io.dealstream.query.alerts.StuckDeals;
import io.dealstream.query.goals.Goals;
import io.dealstream.query.metrics.Question;
import io.dealstream.query.metrics.Questions;
import io.dealstream.query.past.Past;
import io.dealstream.query.past.PastEvents;
import io.dealstream.query.past.Positions;
import io.dealstream.query.pipelines.Pipelines;
import io.dealstream.query.store.OneMoment;
import io.dealstream.recount.Stamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes reviews, each from one pass over the events of its pipeline. */
@Component
class Reviews {

  /** Everything, whenever it happened. */
  private static final Past ALL = new Past(null, null);

  private final Questions questions;
  private final Pipelines pipelines;
  private final PastEvents events;
  private final StuckDeals stuckDeals;
  private final Goals goals;
  private final DealNames names;
  private final OneMoment oneMoment;

  Reviews(
      Questions questions,
      Pipelines pipelines,
      PastEvents events,
      StuckDeals stuckDeals,
      Goals goals,
      DealNames names,
      OneMoment oneMoment) {
    this.questions = questions;
    this.pipelines = pipelines;
    this.events = events;
    this.stuckDeals = stuckDeals;
    this.goals = goals;
    this.names = names;
    // What happened, what is stuck and what it is called must be of the same moment.
    this.oneMoment = oneMoment;
  }

  /**
   * @param date a day of the period in the pipeline's zone; null for the day that now is in
   * @param now in whole milliseconds
   * @throws io.dealstream.edge.Problem 400 for a segment that is not measured, 404 for an unknown
   *     pipeline
   */
  Review of(String pipeline, Rhythm rhythm, @Nullable LocalDate date, String segment, Instant now) {
    return oneMoment.of(
        () -> {
          var question = question(pipeline, segment);
          var zone = ZoneId.of(question.of().zone());
          var day = date == null ? LocalDate.ofInstant(now, zone) : date;
          return told(question, new Draft(question, rhythm, rhythm.around(day, zone)), now);
        });
  }

  /**
   * @throws io.dealstream.edge.Problem 400 for a segment that is not measured, 404 for an unknown
   *     pipeline
   */
  void check(String pipeline, String segment) {
    var _ = question(pipeline, segment);
  }

  private Question question(String pipeline, String segment) {
    var metric = List.of(Metric.WIN_RATE.name());
    return questions.of(pipeline, metric, Window.ALL.word(), segment);
  }

  private Review told(Question question, Draft draft, Instant now) {
    var pipeline = question.of().id();
    var positions = new Positions();
    positions.note(Topics.PIPELINE_EVENTS, pipeline, pipelines.newestPosition(pipeline));
    events.measuredIn(
        pipeline,
        ALL,
        FellDue.KINDS,
        event -> {
          if (event.isOf(pipeline)) {
            draft.take(event.event());
            positions.note(Topics.DEAL_EVENTS, event.event().dealId(), event.position());
          } else {
            draft.hear(event.event());
          }
        });
    return draft.told(
        stuckDeals.before(pipeline, draft.end(now)),
        stuckDeals.before(pipeline, draft.endBefore()),
        goals.during(
            pipeline,
            question.segment(),
            draft.begin(),
            draft.end(now),
            draft.end(now),
            Review.LISTED),
        names::of,
        new Stamp(now, positions.byPartition()));
  }
}
