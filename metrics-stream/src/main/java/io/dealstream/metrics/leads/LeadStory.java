package io.dealstream.metrics.leads;

import io.dealstream.events.lead.LeadEvent;
import io.dealstream.metrics.around.Story;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Slots.Source;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A lead by its own events. */
public final class LeadStory implements Story<LeadEvent, Lead> {

  static final String STORE = "leads";

  @Override
  public Source source() {
    return Source.LEAD_EVENTS;
  }

  @Override
  public String store() {
    return STORE;
  }

  @Override
  public Codec<Lead> codec() {
    return LeadCodec.CODEC;
  }

  @Override
  public @Nullable String brokenBy(@Nullable Lead before, LeadEvent event) {
    return known(before).brokenBy(event);
  }

  @Override
  public Lead after(@Nullable Lead before, LeadEvent event, Ledger ledger) {
    var was = known(before);
    var is = was.with(event);
    LeadCount.change(ledger, was, is);
    return is;
  }

  private static Lead known(@Nullable Lead before) {
    return Objects.requireNonNullElse(before, Lead.UNHEARD_OF);
  }
}
