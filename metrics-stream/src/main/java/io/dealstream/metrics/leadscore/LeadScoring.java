package io.dealstream.metrics.leadscore;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.lead.LeadEvent;
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

  /**
   * @param arrivals events of deals as they come in, which are counted too
   */
  public static void into(StreamsBuilder builder, KStream<String, Arrival<DealEvent>> arrivals) {
    TellDeals.stores().forEach(builder::addStateStore);
    ScoreLeads.stores().forEach(builder::addStateStore);
    var deals =
        arrivals
            .<String, Arrival<DealEvent>>process(
                OfInterest::new, Named.as("score-deals-of-interest"))
            .process(TellDeals::new, Named.as("tell-outcomes"), TellDeals.storeNames());
    var leads = leads(builder).process(TellLeads::new, Named.as("tell-leads"));
    together(deals, "score-deals")
        .merge(together(leads, "score-leads"), Named.as("score-news"))
        .process(ScoreLeads::new, Named.as("score"), ScoreLeads.storeNames())
        .to(
            Topics.LEAD_SCORES.name(),
            Produced.with(Serdes.String(), Serdes.ByteArray()).withName("to-lead-scores"));
  }

  private static KStream<String, Arrival<LeadEvent>> leads(StreamsBuilder builder) {
    return builder.stream(
            Topics.LEAD_EVENTS.name(),
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("score-leads-source"))
        .<byte[], byte[]>process(OfInterest::new, Named.as("score-leads-of-interest"))
        .process(() -> new Decode<>(LeadEvent.class), Named.as("score-leads-decode"));
  }

  private static KStream<String, News> together(KStream<String, News> news, String name) {
    return news.repartition(
        Repartitioned.with(Serdes.String(), News.CODEC).withName(name).withNumberOfPartitions(1));
  }
}
