package io.dealstream.query.deals;

import io.dealstream.query.past.Past;
import io.dealstream.query.past.PastEvent;
import io.dealstream.query.past.PastEvents;
import java.util.Optional;
import java.util.function.Consumer;
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

  /**
   * Each deal that ever was in a pipeline, wherever it then was; within a transaction, one by one.
   */
  public void everIn(String pipeline, Past past, Consumer<Deal> each) {
    var folding = new Folding(each);
    events.ofDealsEverIn(pipeline, past, folding::next);
    folding.end();
  }

  private static Deal after(@Nullable Deal before, PastEvent event) {
    return DealFold.after(before, event.event(), event.sequence(), event.position());
  }

  /** Events come deal by deal. */
  private static final class Folding {

    private final Consumer<Deal> whole;
    private @Nullable Deal deal;

    Folding(Consumer<Deal> whole) {
      this.whole = whole;
    }

    void next(PastEvent event) {
      if (deal != null && !deal.id().equals(event.event().dealId())) {
        end();
      }
      deal = after(deal, event);
    }

    void end() {
      if (deal != null) {
        whole.accept(deal);
      }
      deal = null;
    }
  }
}
