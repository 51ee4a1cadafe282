package io.dealstream.metrics.leads;

import io.dealstream.metrics.around.Kept;
import io.dealstream.metrics.around.Telling;
import io.dealstream.metrics.deals.DealOfLead;
import io.dealstream.metrics.figures.FromStageOne;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Slots.Source;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A lead by what its deals tell. They come by another topic than its own events, and may come
 * first: what they tell is kept then, and counts once the lead is known.
 */
public final class HearOfDeals implements Processor<String, DealOfLead, String, FromStageOne> {

  // Set anew by init, which Kafka Streams calls again where it revives a task.
  private @SuppressWarnings("NullAway.Init") KeyValueStore<String, Kept<Lead>> leads;
  private @SuppressWarnings("NullAway.Init") Telling telling;

  public static String[] storeNames() {
    return Telling.storeNames(LeadStory.STORE);
  }

  @Override
  public void init(ProcessorContext<String, FromStageOne> context) {
    leads = context.getStateStore(LeadStory.STORE);
    telling = new Telling(context);
  }

  @Override
  public void process(Record<String, DealOfLead> record) {
    var deal = record.value();
    var kept =
        Objects.requireNonNullElse(leads.get(record.key()), Kept.beforeItsFirst(Lead.UNHEARD_OF));
    var lead = kept.state().with(deal.dealId(), deal.won());
    var ledger = new Ledger();
    LeadCount.change(ledger, kept.state(), lead);
    leads.put(record.key(), kept.with(lead));
    telling.add(ledger, Source.DEAL_EVENTS, deal.partition(), deal.position(), deal.recordedAt());
  }
}
