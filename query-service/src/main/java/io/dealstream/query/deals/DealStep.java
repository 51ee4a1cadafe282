package io.dealstream.query.deals;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.query.intake.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * One event of a deal, between the deal before it and after it.
 *
 * @param before null where the event opened it
 */
public record DealStep(Recorded recorded, DealEvent event, @Nullable Deal before, Deal after) {

  public long position() {
    return recorded.envelope().position();
  }
}
