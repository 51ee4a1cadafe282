package io.dealstream.query.goals;

import io.dealstream.edge.Problem;
import io.dealstream.events.metric.Segment;
import io.dealstream.query.goals.GoalSearch.Filter;
import io.dealstream.query.metrics.Moments;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.past.Past;
import io.dealstream.query.pipelines.Pipelines;
import io.dealstream.query.store.OneMoment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers how goals stand. */
@Component
public class Goals {

  /**
   * @param more how many there are beside them
   */
  public record During(List<GoalAnswer> goals, long more) {}

  private final GoalSearch search;
  private final Pipelines pipelines;
  private final Moments moments;
  private final OneMoment oneMoment;

  Goals(GoalSearch search, Pipelines pipelines, Moments moments, OneMoment oneMoment) {
    this.search = search;
    this.pipelines = pipelines;
    this.moments = moments;
    // Goals, definitions and figures must be of the same moment.
    this.oneMoment = oneMoment;
  }

  /**
   * @param asked empty for the present; else goals as they were set then, too
   * @throws Problem 404 where there is no such goal
   */
  GoalAnswer of(String id, Optional<Past> asked, Instant now) {
    return oneMoment.of(
        () ->
            search
                .find(id, asked.orElse(Past.NONE))
                .map(goal -> answer(goal, look(asked, now)))
                .orElseThrow(
                    () -> Problem.notFound("unknown-goal", "id", "there is no goal " + id)));
  }

  /**
   * @param asked as in {@link #of}
   * @return one more than the limit, where there is one
   */
  List<GoalAnswer> found(
      Filter filter, Optional<Past> asked, Cursor cursor, Limit limit, Instant now) {
    return oneMoment.of(
        () -> {
          var look = look(asked, now);
          return search.find(filter, asked.orElse(Past.NONE), cursor, limit).stream()
              .map(goal -> answer(goal, look))
              .toList();
        });
  }

  /**
   * A pipeline's goals whose periods have a moment in common with a span, as they are known now and
   * stood at an instant, counted anew; those of the whole pipeline first, then teams', then
   * people's.
   *
   * @param segment whose goals, and those of a team's people; a lead source has none
   * @param most of them are told
   * @param at when the span ended, or now
   */
  public During during(
      String pipeline, Segment segment, Instant start, Instant end, Instant at, int most) {
    return oneMoment.of(
        () -> {
          var view = pipelines.get(pipeline);
          var look = Look.back(moments, new Past(at, null), at);
          var standing =
              of(pipeline, segment).stream()
                  .map(goal -> new Standing(goal, view, look))
                  .filter(one -> one.hasAMomentIn(start, end))
                  .sorted(Standing.WHOLE_FIRST)
                  .toList();
          var told = standing.stream().limit(most).map(Standing::told).toList();
          return new During(told, standing.size() - told.size());
        });
  }

  private List<Goal> of(String pipeline, Segment segment) {
    var value = segment.value();
    return switch (segment.dimension()) {
      case "all" -> search.all(new Filter(pipeline, null, null, null, null));
      case "owner" -> search.all(new Filter(pipeline, value, null, null, null));
      case "team" -> search.all(new Filter(pipeline, null, value, null, null));
      default -> List.of();
    };
  }

  private Look look(Optional<Past> asked, Instant now) {
    return asked
        .map(past -> Look.back(moments, past, now))
        .orElseGet(() -> Look.present(moments, now));
  }

  private GoalAnswer answer(Goal goal, Look look) {
    var pipeline = pipelines.get(goal.definition().pipelineId());
    return new Standing(goal, pipeline, look).told();
  }
}
