package io.dealstream.query.deals;

import io.dealstream.query.past.Past;
import io.dealstream.query.past.PastEvent;
import io.dealstream.query.past.PastEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deals as they were. */
@Component
public class PastDeals {

  private final PastEvents events;

  PastDeals(PastEvents events) {
    this.events = events;
  }

  /** Empty where it was not there yet. */
  Optional<Deal> find(String id, Past past) {
    Deal deal = null;
    for (var event : events.ofDeal(id, past)) {
      deal = after(deal, event);
    }
    return Optional.ofNullable(deal);
  }

  /** Those that were in a pipeline then, whatever they had come to. */
  public List<Deal> in(String pipeline, Past past) {
    var deals = new HashMap<String, Deal>();
    events.ofDealsIn(
        pipeline,
        past,
        event -> deals.compute(event.event().dealId(), (_, before) -> after(before, event)));
    return deals.values().stream()
        .filter(deal -> deal.place().pipelineId().equals(pipeline))
        .toList();
  }

  private static Deal after(@Nullable Deal before, PastEvent event) {
    return DealFold.after(before, event.event(), event.sequence(), event.position());
  }
}
