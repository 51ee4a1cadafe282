package io.dealstream.metrics;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.events.topic.Topics;
import io.dealstream.metrics.cycle.CycleCount;
import io.dealstream.metrics.cycle.CycleFigure;
import io.dealstream.metrics.deals.CountDeals;
import io.dealstream.metrics.facts.Moment;
import io.dealstream.metrics.facts.Outcome;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.Figures;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.intake.Alarm;
import io.dealstream.metrics.intake.Quarantine;
import io.dealstream.metrics.outcome.OutcomeCount;
import io.dealstream.metrics.outcome.OutcomeFigure;
import io.dealstream.metrics.pipelines.PipelineState;
import io.dealstream.metrics.pipelines.TellTerms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Named;

/**
 * One other definition of a metric, counted from the very first event on beside {@link
 * PipelineTopology}, and without touching it: an application of its own, with stores and offsets of
 * its own, that writes keys of its own to the metric's topic.
 *
 * <p>Dead letters and alerts are told there, and not here once more.
 */
public final class OtherDefinition {

  /** Milliseconds. */
  private static final long DAY = 86_400_000;

  private static final Alarm TOLD_ALREADY = (_, _) -> {};

  /** A metric's halves in both stages. */
  private record Halves(Counting counting, Showing<?> showing) {}

  private static final Map<Metric<?>, Halves> HALVES =
      Map.of(
          Metric.WIN_RATE_2,
          new Halves(
              new OutcomeCount(Metric.WIN_RATE_2, OtherDefinition::wasWorkedOn),
              OutcomeFigure.of(Metric.WIN_RATE_2)),
          Metric.CYCLE_2,
          new Halves(
              new CycleCount(Metric.CYCLE_2, OtherDefinition::wasWorkedOn),
              CycleFigure.of(Metric.CYCLE_2)));

  private OtherDefinition() {}

  /** Not a deal that was typed in once it was decided. */
  private static boolean wasWorkedOn(Outcome outcome, Map<String, Moment> entered) {
    return entered.size() > 1 || outcome.grossCycle() >= DAY;
  }

  /**
   * @param word metric and number, {@code win-rate:2}
   * @throws IllegalArgumentException where there is no such other definition
   */
  static Metric<?> named(String word) {
    return find(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "dealstream.definitions may be "
                        + String.join(
                            ", ", Metric.BESIDE.stream().map(OtherDefinition::word).toList())
                        + ", not "
                        + word));
  }

  private static Optional<Metric<?>> find(String word) {
    return Metric.BESIDE.stream().filter(metric -> word(metric).equals(word)).findFirst();
  }

  private static String word(Metric<?> metric) {
    return metric.name() + ":" + metric.definition();
  }

  /**
   * @param partitions in which figures are folded
   * @throws IllegalArgumentException where it is counted by {@link PipelineTopology}
   */
  static Topology build(Metric<?> metric, int partitions) {
    var halves = HALVES.get(metric);
    if (halves == null) {
      throw new IllegalArgumentException(word(metric) + " is not counted beside");
    }
    var builder = new StreamsBuilder();
    builder.addStateStore(Quarantine.store(Quarantine.STORE));
    builder.addStateStore(PipelineState.store());
    CountDeals.stores().forEach(builder::addStateStore);
    Figures.stores().forEach(builder::addStateStore);

    var deals =
        PipelineTopology.arrivals(builder, Topics.DEAL_EVENTS, DealEvent.class)
            .process(
                () -> new CountDeals(TOLD_ALREADY, _ -> List.of(halves.counting), List.of()),
                Named.as("count-deals"),
                CountDeals.storeNames());
    var pipelines =
        PipelineTopology.arrivals(builder, Topics.PIPELINE_EVENTS, PipelineEvent.class)
            .process(
                () -> new TellTerms(TOLD_ALREADY), Named.as("tell-terms"), TellTerms.storeNames());
    PipelineTopology.publish(
        PipelineTopology.changes(deals.merge(pipelines, Named.as("stage-1")), "", partitions)
            .process(
                () -> new Figures(List.of(halves.showing), (_, _, _) -> {}, partitions),
                Named.as("figures"),
                Figures.storeNames()));
    return builder.build();
  }
}
