package io.dealstream.recount.scores;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.lead.LeadStatus;
import io.dealstream.events.lead.SignalSource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Leads and deals of one owner, event after event, each stored a second after the one before. */
final class Told {

  static final Instant THEN = Instant.parse("2026-06-01T09:00:00Z");

  final ScoreHistory history = new ScoreHistory();
  private long position;

  Told captured(String lead) {
    return add(
        new LeadEvent.Captured(lead, lead, null, "rita", null, "web", null, null, Via.API, THEN));
  }

  Told seen(String lead, SignalSource from, String kind, Duration before) {
    return add(
        new LeadEvent.SignalReceived(
            lead,
            kind,
            kind,
            from,
            null,
            THEN.minus(before),
            "rita",
            null,
            "web",
            null,
            Via.API,
            THEN));
  }

  Told disqualified(String lead) {
    return add(
        new LeadEvent.Disqualified(
            lead, LeadStatus.OPEN, THEN, "rita", null, "web", null, "no budget", Via.API, THEN));
  }

  Told opened(String deal, @Nullable String lead, @Nullable String team, String source) {
    return add(
        new DealEvent.Opened(
            deal, "p", 0, deal, "pitch", 1, true, null, null, null, "rita", team, source, lead,
            null, null, null, null, Via.API, THEN));
  }

  Told won(String deal) {
    return add(
        new DealEvent.Won(
            deal, "p", 0, "pitch", null, null, "rita", null, "web", null, Via.API, THEN));
  }

  Told lost(String deal) {
    return add(
        new DealEvent.Lost(
            deal, "p", 0, "pitch", null, null, "rita", null, "web", "price", Via.API, THEN));
  }

  Told reopened(String deal) {
    return add(
        new DealEvent.Reopened(
            deal, "p", 0, "pitch", 2, true, null, null, null, "rita", null, "web", null, Via.API,
            THEN));
  }

  /** Three deals won, two of them from the web, and two lost, one of them from the web. */
  Told fiveOutcomes() {
    return opened("w1", null, null, "web")
        .won("w1")
        .opened("w2", null, null, "web")
        .won("w2")
        .opened("w3", null, null, "fair")
        .won("w3")
        .opened("l1", null, null, "web")
        .lost("l1")
        .opened("l2", null, null, "fair")
        .lost("l2");
  }

  private Told add(DomainEvent event) {
    position++;
    history.add(position, THEN.plusSeconds(position), event);
    return this;
  }

  long position() {
    return position;
  }
}
