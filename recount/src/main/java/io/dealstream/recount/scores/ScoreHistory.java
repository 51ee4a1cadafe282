package io.dealstream.recount.scores;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.lead.LeadEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What scores depend on of all events: the leads, and what became of deals. */
public final class ScoreHistory {

  private final Map<String, LeadStory> leads = new HashMap<>();
  private final Map<String, DealStory> deals = new HashMap<>();
  private @Nullable Taught taught;

  /**
   * Takes in the next event; events of other things are left alone.
   *
   * @param position in the order of which they are handed in
   * @param recordedAt when it was stored
   */
  public void add(long position, Instant recordedAt, DomainEvent event) {
    switch (event) {
      case LeadEvent e -> {
        lead(e.leadId()).take(position, recordedAt, e);
        taught = null;
      }
      case DealEvent.Opened e -> open(position, e);
      case DealEvent e -> {
        if (deals.get(e.dealId()) instanceof DealStory deal) {
          deal.take(position, recordedAt, e);
          taught = null;
        }
      }
      default -> {}
    }
  }

  private void open(long position, DealEvent.Opened event) {
    var deal = new DealStory(position, event);
    if (deals.putIfAbsent(event.dealId(), deal) == null && event.leadId() != null) {
      lead(event.leadId()).take(deal);
    }
  }

  private LeadStory lead(String id) {
    return leads.computeIfAbsent(id, _ -> new LeadStory());
  }

  /** How often a deal's outcome has become another one. */
  public long outcomes() {
    return deals.values().stream().mapToLong(deal -> deal.turns().size()).sum();
  }

  /** How many leads there are. */
  public int leads() {
    return leads.size();
  }

  Map<String, LeadStory> byId() {
    return leads;
  }

  /** By all that was added so far. */
  Taught taught() {
    if (taught == null) {
      var anew = new Taught();
      deals
          .values()
          .forEach(deal -> anew.add(deal, deal.leadId() == null ? null : leads.get(deal.leadId())));
      anew.end();
      taught = anew;
    }
    return taught;
  }
}
