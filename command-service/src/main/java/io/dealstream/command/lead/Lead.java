package io.dealstream.command.lead;

import io.dealstream.events.lead.LeadEvent;
import java.util.Map;

/** A lead as its decisions need it: a type for each state. */
sealed interface Lead {

  Lead NONE = new None();

  record None() implements Lead {}

  /** A lead that was captured once, whatever became of it. */
  sealed interface Known extends Lead {

    LeadFacts facts();
  }

  /** Nobody has decided yet whether it is worth pursuing. */
  record Open(LeadFacts facts) implements Known {}

  record Qualified(LeadFacts facts) implements Known {}

  record Disqualified(LeadFacts facts) implements Known {}

  /**
   * @param dealId what it became
   */
  record Converted(LeadFacts facts, String dealId) implements Known {}

  /** The lead after the event. Total over what {@link LeadDecider} can have decided. */
  default Lead evolve(LeadEvent event) {
    return switch (event) {
      case LeadEvent.Captured e -> captured(e);
      case LeadEvent.SignalReceived e ->
          with(known().facts().with(e.signalId(), signal(e), e.occurredAt()));
      case LeadEvent.Qualified e -> new Qualified(known().facts().at(e.occurredAt()));
      case LeadEvent.Disqualified e -> new Disqualified(known().facts().at(e.occurredAt()));
      case LeadEvent.Converted e -> new Converted(known().facts().at(e.occurredAt()), e.dealId());
    };
  }

  private static Lead captured(LeadEvent.Captured e) {
    return new Open(
        new LeadFacts(
            e.leadId(),
            e.name(),
            e.owner(),
            e.team(),
            e.source(),
            e.campaignId(),
            e.occurredAt(),
            Map.of(),
            e.occurredAt()));
  }

  private static Signal signal(LeadEvent.SignalReceived e) {
    return new Signal(e.kind(), e.signalSource(), e.value(), e.observedAt());
  }

  /** The same state with other facts. */
  private Lead with(LeadFacts facts) {
    return switch (known()) {
      case Open _ -> new Open(facts);
      case Qualified _ -> new Qualified(facts);
      case Disqualified _ -> new Disqualified(facts);
      case Converted lead -> new Converted(facts, lead.dealId);
    };
  }

  private Known known() {
    return switch (this) {
      case None _ -> throw new IllegalStateException("an event before the lead was captured");
      case Known lead -> lead;
    };
  }
}
