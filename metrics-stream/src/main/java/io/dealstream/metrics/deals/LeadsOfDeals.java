package io.dealstream.metrics.deals;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.metrics.facts.Fact;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Which lead a deal came of. Only its first event says so, and what the lead must be told comes
 * later: that the deal is won, or no longer is.
 */
final class LeadsOfDeals {

  static final String STORE = "leads-of-deals";

  private final KeyValueStore<String, String> leads;

  /**
   * @param leadId of the lead
   * @param won whether the deal is won now
   */
  record News(String leadId, boolean won) {}

  LeadsOfDeals(KeyValueStore<String, String> leads) {
    this.leads = leads;
  }

  static StoreBuilder<?> store() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.String())
        .withCachingEnabled();
  }

  /** What the event, and the facts it tells, are to the deal's lead, if it came of one. */
  Optional<News> news(DealEvent event, List<Fact> facts) {
    if (event instanceof DealEvent.Opened opened && opened.leadId() instanceof String leadId) {
      leads.put(opened.dealId(), leadId);
      return Optional.of(new News(leadId, false));
    }
    for (var fact : facts) {
      if (fact instanceof Fact.Decided decided && decided.outcome().won()) {
        return news(event.dealId(), true);
      }
      if (fact instanceof Fact.Undecided undecided && undecided.outcome().won()) {
        return news(event.dealId(), false);
      }
    }
    return Optional.empty();
  }

  private Optional<News> news(String dealId, boolean won) {
    return Optional.ofNullable(leads.get(dealId)).map(leadId -> new News(leadId, won));
  }
}
