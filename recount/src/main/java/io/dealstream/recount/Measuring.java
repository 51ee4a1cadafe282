package io.dealstream.recount;

import io.dealstream.events.metric.Metric;
import io.dealstream.recount.Counting.Figure;
import io.dealstream.recount.Counting.Terms;
import io.dealstream.recount.around.Around;
import io.dealstream.recount.lives.Life;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A metric: what it counts of events, and what that comes to.
 *
 * @param <S> what it keeps of one segment in one window
 */
interface Measuring<S> {

  Metric<?> metric();

  S nothing();

  void count(Heard heard, Sums<S> sums);

  /** Each item there is, also where nothing was counted for it. */
  List<Figure> show(S sum, Terms terms);

  /**
   * What the events have told.
   *
   * @param lives of the deals that were in the pipeline
   * @param around what stands around the deals of all pipelines
   * @param daysBefore days that begin no sooner have not come yet
   */
  record Heard(String pipelineId, Collection<Life> lives, Around around, Instant daysBefore) {}
}
