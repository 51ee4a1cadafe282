package io.dealstream.metrics.leadscore;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import io.dealstream.metrics.intake.Arrival;
import io.dealstream.metrics.intake.Decode;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The way from events to scores:
 *
 * <pre>
 * deal-events ─► what became of deals ─┐
 *                                      ├─► score ─► lead-scores
 * lead-events ─► what is told of leads ┘
 * </pre>
 *
 * <p>All news come together in one partition: a model learns from every deal, whoever reads it.
 * They are few: of a deal its opening, where it names a lead, and its outcomes.
 *
 * <p>A record that cannot be read is told of where figures are made of it; here its lead or deal is
 * left alone from then on.
 */
public final class LeadScoring {

  private LeadScoring() {}

  public static void into(StreamsBuilder builder) {
    TellDeals.stores().forEach(builder::addStateStore);
    ScoreLeads.stores().forEach(builder::addStateStore);
    var deals =
        arrivals(builder, Topics.DEAL_EVENTS, DealEvent.class, "score-deals")
            .process(TellDeals::new, Named.as("tell-outcomes"), TellDeals.storeNames());
    var leads =
        arrivals(builder, Topics.LEAD_EVENTS, LeadEvent.class, "score-leads")
            .process(TellLeads::new, Named.as("tell-leads"));
    together(deals, "score-deals")
        .merge(together(leads, "score-leads"), Named.as("score-news"))
        .process(ScoreLeads::new, Named.as("score"), ScoreLeads.storeNames())
        .to(
            Topics.LEAD_SCORES.name(),
            Produced.with(Serdes.String(), Serdes.ByteArray()).withName("to-lead-scores"));
  }

  /** Of a topic that others read too, events of no interest are not even decoded. */
  private static <E extends DomainEvent> KStream<String, Arrival<E>> arrivals(
      StreamsBuilder builder, Topic<String, byte[]> topic, Class<E> events, String name) {
    return builder.stream(
            topic.name(),
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(name + "-source"))
        .process(OfInterest::new, Named.as(name + "-of-interest"))
        .process(() -> new Decode<>(events), Named.as(name + "-decode"));
  }

  private static KStream<String, News> together(KStream<String, News> news, String name) {
    return news.repartition(
        Repartitioned.with(Serdes.String(), News.CODEC).withName(name).withNumberOfPartitions(1));
  }
}
