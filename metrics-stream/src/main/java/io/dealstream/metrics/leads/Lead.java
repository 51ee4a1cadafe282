package io.dealstream.metrics.leads;

import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.lead.LeadStatus;
import io.dealstream.metrics.facts.Credit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead as far as figures depend on it.
 *
 * @param captured null where only its deals were heard of yet
 * @param decision the last one; null before the first
 * @param converted whether it says itself that it became a deal
 * @param deals that came of it, and whether each is won now
 */
public record Lead(
    @Nullable Captured captured,
    @Nullable Decision decision,
    boolean converted,
    Map<String, Boolean> deals) {

  static final Lead UNHEARD_OF = new Lead(null, null, false, Map.of());

  /**
   * @param at epoch milliseconds
   */
  record Captured(Credit credit, @Nullable String campaignId, long at) {}

  /**
   * @param at epoch milliseconds
   */
  record Decision(boolean qualified, long at) {}

  boolean becameDeal() {
    return converted || !deals.isEmpty();
  }

  boolean isWon() {
    return deals.containsValue(true);
  }

  Lead with(LeadEvent event) {
    var at = event.occurredAt().toEpochMilli();
    return switch (event) {
      case LeadEvent.Captured e ->
          new Lead(
              new Captured(new Credit(e.owner(), e.team(), e.source()), e.campaignId(), at),
              decision,
              converted,
              deals);
      case LeadEvent.SignalReceived _ -> this;
      case LeadEvent.Qualified _ -> new Lead(captured, new Decision(true, at), converted, deals);
      case LeadEvent.Disqualified _ ->
          new Lead(captured, new Decision(false, at), converted, deals);
      case LeadEvent.Converted _ -> new Lead(captured, decision, true, deals);
    };
  }

  Lead with(String dealId, boolean won) {
    var now = new HashMap<>(deals);
    now.put(dealId, won);
    return new Lead(captured, decision, converted, now);
  }

  /** The rule that an event breaks, or null. */
  @Nullable String brokenBy(LeadEvent event) {
    if (event instanceof LeadEvent.Captured) {
      return captured == null ? null : "captured-twice";
    }
    if (captured == null) {
      return "not-captured";
    }
    return switch (event) {
      case LeadEvent.Qualified e -> after(e.from());
      case LeadEvent.Disqualified e -> after(e.from());
      case LeadEvent.Converted _ -> converted ? "converted-twice" : null;
      case LeadEvent.Captured _, LeadEvent.SignalReceived _ -> null;
    };
  }

  private @Nullable String after(LeadStatus from) {
    return from == status() ? null : "decided-otherwise";
  }

  private LeadStatus status() {
    if (decision == null) {
      return LeadStatus.OPEN;
    }
    return decision.qualified ? LeadStatus.QUALIFIED : LeadStatus.DISQUALIFIED;
  }
}
