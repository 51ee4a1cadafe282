package io.dealstream.metrics;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.EventJson;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import io.dealstream.metrics.activities.ActivityCount;
import io.dealstream.metrics.activities.ActivityFigure;
import io.dealstream.metrics.campaigns.EmailFigure;
import io.dealstream.metrics.customers.AcquisitionFigure;
import io.dealstream.metrics.customers.OnboardingFigure;
import io.dealstream.metrics.customers.RetentionFigure;
import io.dealstream.metrics.cycle.CycleCount;
import io.dealstream.metrics.cycle.CycleFigure;
import io.dealstream.metrics.deals.CountDeals;
import io.dealstream.metrics.deals.OpenVisits;
import io.dealstream.metrics.deals.ToldAlert;
import io.dealstream.metrics.dwell.DwellCount;
import io.dealstream.metrics.dwell.DwellFigure;
import io.dealstream.metrics.entries.EntriesCount;
import io.dealstream.metrics.entries.EntriesFigure;
import io.dealstream.metrics.figures.Change;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.EventCounting;
import io.dealstream.metrics.figures.Figures;
import io.dealstream.metrics.figures.Freshness;
import io.dealstream.metrics.figures.FromStageOne;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.ToItsPart;
import io.dealstream.metrics.flow.FlowCount;
import io.dealstream.metrics.flow.FlowFigure;
import io.dealstream.metrics.forecast.ForecastCount;
import io.dealstream.metrics.forecast.ForecastFigure;
import io.dealstream.metrics.intake.Alarm;
import io.dealstream.metrics.intake.Arrival;
import io.dealstream.metrics.intake.DeadLetter;
import io.dealstream.metrics.intake.Decode;
import io.dealstream.metrics.intake.Quarantine;
import io.dealstream.metrics.leads.LeadsFigure;
import io.dealstream.metrics.leadscore.LeadScoring;
import io.dealstream.metrics.openpipeline.OpenPipelineCount;
import io.dealstream.metrics.openpipeline.OpenPipelineFigure;
import io.dealstream.metrics.outcome.OutcomeCount;
import io.dealstream.metrics.outcome.OutcomeFigure;
import io.dealstream.metrics.pipelines.PipelineState;
import io.dealstream.metrics.pipelines.TellTerms;
import io.dealstream.metrics.reach.ReachCount;
import io.dealstream.metrics.reach.ReachFigure;
import io.dealstream.metrics.velocity.VelocityCount;
import io.dealstream.metrics.velocity.VelocityFigure;
import io.dealstream.metrics.waterfall.WaterfallCount;
import io.dealstream.metrics.waterfall.WaterfallFigure;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The way of the data, from events to figures:
 *
 * <pre>
 * deal-events ─► decode ─► count ──┐ stage 1, by deal
 *                                  ├─► additions ─► figures ─► metrics.*
 * pipeline-events ─► decode ─► tell┤             ▲  stage 2, by figure
 *                                  ├─► deal-alerts
 *                                  ├─► ….dlq     │
 *                                  └─► {@link AroundDeals}
 * </pre>
 */
public final class PipelineTopology {

  private static final List<Showing<?>> FIGURES =
      List.of(
          EntriesFigure.SHOWING,
          DwellFigure.SHOWING,
          ReachFigure.SHOWING,
          OutcomeFigure.SHOWING,
          CycleFigure.SHOWING,
          VelocityFigure.SHOWING,
          OpenPipelineFigure.SHOWING,
          FlowFigure.SHOWING,
          ActivityFigure.SHOWING,
          EmailFigure.SHOWING,
          LeadsFigure.SHOWING,
          AcquisitionFigure.SHOWING,
          OnboardingFigure.SHOWING,
          WaterfallFigure.SHOWING,
          ForecastFigure.SHOWING,
          RetentionFigure.SHOWING);

  private static final List<EventCounting<DealEvent>> OF_DEAL_EVENTS = List.of(new ActivityCount());

  private PipelineTopology() {}

  private static List<Counting> counts(OpenVisits openVisits) {
    return List.of(
        new EntriesCount(),
        new DwellCount(openVisits),
        new ReachCount(),
        new OutcomeCount(),
        new CycleCount(),
        new VelocityCount(),
        new OpenPipelineCount(),
        new FlowCount(),
        new WaterfallCount(),
        new ForecastCount());
  }

  public static Topology build(Alarm alarm) {
    return build(new StreamsBuilder(), alarm, (_, _, _) -> {}, Topics.PARTITIONS);
  }

  /**
   * @param partitions in which figures are folded
   */
  static Topology build(StreamsBuilder builder, Alarm alarm, Freshness freshness, int partitions) {
    builder.addStateStore(Quarantine.store(Quarantine.STORE));
    builder.addStateStore(PipelineState.store());
    CountDeals.stores().forEach(builder::addStateStore);
    Figures.stores().forEach(builder::addStateStore);

    var ofDeals = arrivals(builder, Topics.DEAL_EVENTS, DealEvent.class);
    var deals =
        ofDeals.process(
            () -> new CountDeals(alarm, PipelineTopology::counts, OF_DEAL_EVENTS),
            Named.as("count-deals"),
            CountDeals.storeNames());
    var pipelines =
        arrivals(builder, Topics.PIPELINE_EVENTS, PipelineEvent.class)
            .process(() -> new TellTerms(alarm), Named.as("tell-terms"), TellTerms.storeNames());
    var told = deals.merge(pipelines, Named.as("stage-1"));

    var around = AroundDeals.told(builder, alarm, told);

    aside(told, "");
    aside(around, "around-");
    alert(told);
    publish(
        changes(told, "", partitions)
            .merge(changes(around, "around-", partitions), Named.as("additions"))
            .process(
                () -> new Figures(FIGURES, freshness, partitions),
                Named.as("figures"),
                Figures.storeNames()));
    LeadScoring.into(builder, ofDeals);
    return builder.build();
  }

  static <E extends DomainEvent> KStream<String, Arrival<E>> arrivals(
      StreamsBuilder builder, Topic<String, byte[]> topic, Class<E> events) {
    return builder.stream(
            topic.name(),
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(topic.name()))
        .process(() -> new Decode<>(events), Named.as("decode-" + topic.name()));
  }

  /**
   * The one hop between tasks. An internal topic rather than one of ours: it keeps a record until
   * it is read, however long that takes, and no longer.
   */
  static KStream<String, Change> changes(
      KStream<String, FromStageOne> told, String part, int partitions) {
    return told.flatMapValues(PipelineTopology::change, Named.as(part + "changes"))
        .repartition(
            Repartitioned.with(Serdes.String(), Change.CODEC)
                .withName(part + "additions")
                .withNumberOfPartitions(partitions)
                .withStreamPartitioner(new ToItsPart()));
  }

  private static void aside(KStream<String, FromStageOne> told, String part) {
    told.flatMapValues(PipelineTopology::deadLetter, Named.as(part + "dead-letters"))
        .map(
            (_, letter) -> new KeyValue<>(letter.key(), letter.value()),
            Named.as(part + "as-it-came"))
        .to(
            new Destination.DeadLetters(),
            Produced.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withName(part + "to-dead-letters"));
  }

  private static void alert(KStream<String, FromStageOne> told) {
    told.flatMapValues(PipelineTopology::alert, Named.as("alerts"))
        .to(
            Topics.DEAL_ALERTS.name(),
            Produced.with(Serdes.String(), Serdes.ByteArray()).withName("to-deal-alerts"));
  }

  static void publish(KStream<String, MetricRecord<?>> records) {
    records.to(
        new Destination.OfItsMetric(),
        Produced.with(Serdes.String(), MetricRecords.SERDE).withName("to-metrics"));
  }

  private static List<Change> change(FromStageOne told) {
    return told instanceof Change change ? List.of(change) : List.of();
  }

  private static List<byte[]> alert(FromStageOne told) {
    return told instanceof ToldAlert(DealAlert alert)
        ? List.of(EventJson.MAPPER.writeValueAsBytes(alert))
        : List.of();
  }

  private static List<DeadLetter> deadLetter(FromStageOne told) {
    return told instanceof DeadLetter letter ? List.of(letter) : List.of();
  }
}
