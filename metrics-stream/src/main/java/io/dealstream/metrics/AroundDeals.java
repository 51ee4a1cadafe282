package io.dealstream.metrics;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.customer.CustomerEvent;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import io.dealstream.metrics.around.CountStories;
import io.dealstream.metrics.around.Kept;
import io.dealstream.metrics.around.Story;
import io.dealstream.metrics.around.Telling;
import io.dealstream.metrics.campaigns.CampaignStory;
import io.dealstream.metrics.customers.CustomerStory;
import io.dealstream.metrics.deals.DealOfLead;
import io.dealstream.metrics.figures.FromStageOne;
import io.dealstream.metrics.intake.Alarm;
import io.dealstream.metrics.intake.Quarantine;
import io.dealstream.metrics.leads.HearOfDeals;
import io.dealstream.metrics.leads.LeadStory;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Stage 1 beside the deals': a part of the topology of its own, with stores of its own.
 *
 * <pre>
 * lead-events ─► decode ─► count ────┐
 * deals that came of leads ─► hear ──┼─► additions
 * campaign-events ─► decode ─► count ┤
 * customer-events ─► decode ─► count ┘
 * </pre>
 */
final class AroundDeals {

  private static final LeadStory LEADS = new LeadStory();
  private static final CampaignStory CAMPAIGNS = new CampaignStory();
  private static final CustomerStory CUSTOMERS = new CustomerStory();

  private AroundDeals() {}

  /**
   * @param ofDeals what the deals' part tells
   */
  static KStream<String, FromStageOne> told(
      StreamsBuilder builder, Alarm alarm, KStream<String, FromStageOne> ofDeals) {
    builder.addStateStore(Quarantine.store(CountStories.QUARANTINE));
    Telling.stores().forEach(builder::addStateStore);
    return counted(builder, alarm, Topics.LEAD_EVENTS, LeadEvent.class, LEADS)
        .merge(heard(ofDeals), Named.as("of-leads"))
        .merge(
            counted(builder, alarm, Topics.CAMPAIGN_EVENTS, CampaignEvent.class, CAMPAIGNS),
            Named.as("before-deals"))
        .merge(
            counted(builder, alarm, Topics.CUSTOMER_EVENTS, CustomerEvent.class, CUSTOMERS),
            Named.as("around"));
  }

  /** A lead's deals are told of where the lead is: by the key of its own events. */
  private static KStream<String, FromStageOne> heard(KStream<String, FromStageOne> ofDeals) {
    return ofDeals
        .flatMapValues(AroundDeals::dealOfLead, Named.as("to-leads"))
        .repartition(
            Repartitioned.with(Serdes.String(), DealOfLead.CODEC)
                .withName("deals-of-leads")
                .withNumberOfPartitions(Topics.LEAD_EVENTS.partitions()))
        .process(HearOfDeals::new, Named.as("hear-of-deals"), HearOfDeals.storeNames());
  }

  private static List<DealOfLead> dealOfLead(FromStageOne told) {
    return told instanceof DealOfLead deal ? List.of(deal) : List.of();
  }

  private static <E extends DomainEvent> KStream<String, FromStageOne> counted(
      StreamsBuilder builder,
      Alarm alarm,
      Topic<String, byte[]> topic,
      Class<E> events,
      Story<E, ?> story) {
    builder.addStateStore(Kept.store(story));
    return PipelineTopology.arrivals(builder, topic, events)
        .process(
            () -> new CountStories<>(alarm, story),
            Named.as("count-" + topic.name()),
            CountStories.storeNames(story));
  }
}
