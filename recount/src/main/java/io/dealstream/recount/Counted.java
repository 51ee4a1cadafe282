package io.dealstream.recount;

import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.recount.Counting.Figure;
import io.dealstream.recount.Counting.Terms;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A metric of a pipeline once everything was counted.
 *
 * @param alone whether it is told as where one window is asked for by itself
 */
record Counted<S>(
    Measuring<S> counting,
    String pipelineId,
    PipelineDefinition pipeline,
    Collection<String> campaigns,
    Sums<S> sums,
    boolean alone) {

  List<MetricRecord<? extends MetricItem>> records(Slice slice, Stamp stamp) {
    return figures(slice, stamp)
        .<MetricRecord<? extends MetricItem>>map(figure -> record(slice, figure, stamp))
        .toList();
  }

  /** Of every slice, what was counted. */
  Stream<MetricRecord<? extends MetricItem>> counted(Stamp stamp) {
    return List.copyOf(sums.slices()).stream()
        .flatMap(
            slice ->
                figures(slice, stamp)
                    .filter(Figure::counted)
                    .<MetricRecord<? extends MetricItem>>map(
                        figure -> record(slice, figure, stamp)));
  }

  private Stream<Figure> figures(Slice slice, Stamp stamp) {
    var terms = new Terms(pipeline, slice.window(), stamp, campaigns, alone);
    return counting.show(sums.of(slice), terms).stream();
  }

  private MetricRecord<? extends MetricItem> record(Slice slice, Figure figure, Stamp stamp) {
    return new MetricRecord<>(
        counting.metric().name(),
        counting.metric().definition(),
        pipelineId,
        slice.window(),
        slice.segment(),
        figure.item(),
        figure.reasons().codes(),
        stamp.asOf(),
        stamp.folded(),
        false);
  }
}
