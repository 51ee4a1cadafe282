package io.dealstream.command.lead;

import static io.dealstream.command.decision.Ids.addressable;
import static io.dealstream.command.decision.Ids.optional;
import static io.dealstream.command.decision.Ids.optionalAddressable;
import static io.dealstream.command.decision.Ids.plain;
import static io.dealstream.command.decision.Texts.reason;

import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.OccurredAt;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.decision.Texts;
import io.dealstream.events.Via;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.lead.LeadStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each command makes happen where the state allows it: its rules, and the event in full. */
final class LeadEvents {

  /** More evidence than anybody weighs; keeps a lead small enough to be decided on. */
  static final int MOST_SIGNALS = 500;

  private LeadEvents() {}

  static LeadEvent captured(LeadCommand.Capture c, Basis b) {
    return new LeadEvent.Captured(
        id(b),
        Texts.name("name", c.name()),
        optionalAddressable("contactId", c.contactId()),
        plain("owner", c.owner()),
        optional("team", c.team()),
        optional("source", c.source()),
        optionalAddressable("campaignId", c.campaignId()),
        reason(c.reason()),
        b.via(),
        OccurredAt.decide(c.occurredAt(), Instant.MIN, b.now()));
  }

  /** One that is imported goes by an id made here, which nobody else may give. */
  private static String id(Basis b) {
    return b.via() == Via.IMPORT ? b.id() : addressable("id", b.id());
  }

  static List<LeadEvent> signalReceived(Lead.Known l, LeadCommand.AddSignal c, Basis b) {
    var signal = checked(c.signal(), b);
    var present = l.facts().signals().get(c.signalId());
    if (present != null) {
      return sameAs(present, signal, c.signalId());
    }
    if (l.facts().signals().size() >= MOST_SIGNALS) {
      throw new Refused("too-many-signals", "signalId", MOST_SIGNALS + " of a lead at most");
    }
    return List.of(
        new LeadEvent.SignalReceived(
            l.facts().id(),
            plain("signalId", c.signalId()),
            signal.kind(),
            signal.source(),
            signal.value(),
            signal.observedAt(),
            l.facts().owner(),
            l.facts().team(),
            l.facts().source(),
            l.facts().campaignId(),
            b.via(),
            when(l, c, b)));
  }

  private static Signal checked(Signal s, Basis b) {
    return new Signal(
        plain("kind", s.kind()),
        s.source(),
        optional("value", s.value()),
        OccurredAt.seen("observedAt", s.observedAt(), b.now()));
  }

  private static List<LeadEvent> sameAs(Signal present, Signal asked, String signalId) {
    if (!present.equals(asked)) {
      throw new Refused("signal-differs", "signalId", signalId + " said something else before");
    }
    return List.of();
  }

  static LeadEvent qualified(
      Lead.Known l, LeadStatus from, @Nullable String why, LeadCommand c, Basis b) {
    return new LeadEvent.Qualified(
        l.facts().id(),
        from,
        l.facts().capturedAt(),
        l.facts().owner(),
        l.facts().team(),
        l.facts().source(),
        l.facts().campaignId(),
        reason(why),
        b.via(),
        when(l, c, b));
  }

  static LeadEvent disqualified(Lead.Known l, LeadStatus from, LeadCommand.Disqualify c, Basis b) {
    var why = reason(c.reason());
    if (why == null) {
      throw new Refused("reason-needed-to-disqualify", "reason", "why it is not worth pursuing");
    }
    return new LeadEvent.Disqualified(
        l.facts().id(),
        from,
        l.facts().capturedAt(),
        l.facts().owner(),
        l.facts().team(),
        l.facts().source(),
        l.facts().campaignId(),
        why,
        b.via(),
        when(l, c, b));
  }

  static LeadEvent converted(Lead.Known l, LeadCommand.Convert c, Basis b) {
    return new LeadEvent.Converted(
        l.facts().id(),
        addressable("deal.id", c.dealId()),
        addressable("deal.pipelineId", c.pipelineId()),
        l.facts().capturedAt(),
        l.facts().owner(),
        l.facts().team(),
        l.facts().source(),
        l.facts().campaignId(),
        reason(c.reason()),
        b.via(),
        when(l, c, b));
  }

  private static Instant when(Lead.Known l, LeadCommand c, Basis b) {
    return OccurredAt.decide(c.occurredAt(), l.facts().lastAt(), b.now());
  }
}
