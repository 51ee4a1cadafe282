package io.dealstream.metrics;

import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.lead.LeadStatus;
import io.dealstream.events.lead.SignalSource;
import java.time.Instant;

/** Events of leads, and of deals that came of them. */
final class LeadPen {

  static final Instant THEN = Instant.parse("2026-06-01T09:00:00Z");

  private LeadPen() {}

  static LeadEvent captured(String lead, String team, String source) {
    return new LeadEvent.Captured(
        lead, lead, null, "rita", team, source, null, null, Via.API, THEN);
  }

  static LeadEvent seen(
      String lead, SignalSource from, String kind, Instant at, String team, String source) {
    return new LeadEvent.SignalReceived(
        lead, kind + at, kind, from, null, at, "rita", team, source, null, Via.API, THEN);
  }

  static LeadEvent disqualified(String lead, String team, String source) {
    return new LeadEvent.Disqualified(
        lead, LeadStatus.OPEN, THEN, "rita", team, source, null, "no budget", Via.API, THEN);
  }

  static LeadEvent qualified(String lead, String team, String source) {
    return new LeadEvent.Qualified(
        lead, LeadStatus.OPEN, THEN, "rita", team, source, null, null, Via.API, THEN);
  }

  static DealEvent opened(String deal, String lead, String team, String source, String amount) {
    var worth = amount == null ? null : Money.of(amount, "EUR");
    return new DealEvent.Opened(
        deal, "p", 0, deal, "pitch", 1, true, null, worth, worth, "rita", team, source, lead, null,
        null, null, null, Via.API, THEN);
  }

  static DealEvent won(String deal, String team, String source) {
    return new DealEvent.Won(
        deal, "p", 0, "pitch", null, null, "rita", team, source, null, Via.API, THEN);
  }

  static DealEvent lost(String deal, String team, String source) {
    return new DealEvent.Lost(
        deal, "p", 0, "pitch", null, null, "rita", team, source, "price", Via.API, THEN);
  }

  static DealEvent reopened(String deal, String team, String source) {
    return new DealEvent.Reopened(
        deal, "p", 0, "pitch", 2, true, null, null, null, "rita", team, source, null, Via.API,
        THEN);
  }

  static DealEvent deleted(String deal, String team, String source) {
    return new DealEvent.Deleted(deal, "p", 0, null, "rita", team, source, null, Via.API, THEN);
  }
}
