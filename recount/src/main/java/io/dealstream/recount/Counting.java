package io.dealstream.recount;

import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.Window;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.recount.lives.Life;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A metric that is counted of each deal's life.
 *
 * @param <S> what it keeps of one segment in one window
 */
interface Counting<S> extends Measuring<S> {

  void count(Life life, Sums<S> sums);

  @Override
  default void count(Heard heard, Sums<S> sums) {
    heard.lives().forEach(life -> count(life, sums));
  }

  /**
   * What figures take from outside of the deals' lives.
   *
   * @param pipeline in its newest version
   * @param campaigns the ids of all there are
   * @param alone whether the window is asked for by itself: then what it opened with is told too
   */
  record Terms(
      PipelineDefinition pipeline,
      Window window,
      Stamp stamp,
      Collection<String> campaigns,
      boolean alone) {

    Instant asOf() {
      return stamp.asOf();
    }

    /**
     * Milliseconds; what begins later has no age yet.
     *
     * @param since epoch milliseconds
     */
    long age(long since) {
      return stamp.ages().applyAsLong(Math.max(0, asOf().toEpochMilli() - since));
    }

    List<String> stages() {
      return pipeline.stages().stream().map(stage -> stage.id()).toList();
    }

    String currency() {
      return pipeline.currency();
    }
  }

  /**
   * @param counted whether anything was counted for it; otherwise it is all zeros
   */
  record Figure(MetricItem item, Reasons reasons, boolean counted) {}
}
