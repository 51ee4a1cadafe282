package io.dealstream.command.lead;

import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Decided;
import io.dealstream.events.Via;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.lead.SignalSource;
import java.time.Instant;
import java.util.List;

/** Given what was asked of a lead before, when this is asked, then that is decided. */
final class LeadSpec {

  static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  static final Instant TUESDAY = Instant.parse("2026-03-03T09:00:00Z");
  static final Instant FRIDAY = Instant.parse("2026-03-06T09:00:00Z");
  static final Instant NOW = Instant.parse("2026-03-09T09:00:00.123456Z");

  private static final Basis BASIS = new Basis("l1", NOW, Via.API);

  private final List<LeadCommand> before;

  private LeadSpec(LeadCommand... before) {
    this.before = List.of(before);
  }

  static LeadSpec given(LeadCommand... before) {
    return new LeadSpec(before);
  }

  Decided<LeadEvent> when(LeadCommand command) {
    return new Decided<>(() -> LeadDecider.decide(present(), command, BASIS));
  }

  Decided<LeadEvent> when(LeadHistoryRow row) {
    var basis = new Basis("sales~x1", NOW, Via.IMPORT);
    return new Decided<>(() -> LeadRows.decide(present(), "x1", row, basis));
  }

  private Lead present() {
    var lead = Lead.NONE;
    for (var command : before) {
      for (var event : LeadDecider.decide(lead, command, BASIS)) {
        lead = lead.evolve(event);
      }
    }
    return lead;
  }

  static LeadCommand captured() {
    return capture("Shipyard", "contact-9", "anna", "spring");
  }

  static LeadCommand capture(String name, String contactId, String owner, String campaignId) {
    return new LeadCommand.Capture(
        name, contactId, owner, "north", "fair", campaignId, null, MONDAY);
  }

  static LeadCommand qualify() {
    return new LeadCommand.Qualify("budget is there", TUESDAY);
  }

  static LeadCommand disqualify() {
    return new LeadCommand.Disqualify("no budget", TUESDAY);
  }

  static LeadCommand convert() {
    return convert("d1", true);
  }

  static LeadCommand convert(String dealId, boolean chosen) {
    return new LeadCommand.Convert(dealId, chosen, "sales", "they called", FRIDAY);
  }

  static LeadCommand signal(String id, String value) {
    return signal(id, "company-size", value, MONDAY.minusSeconds(60));
  }

  static LeadCommand signal(String id, String kind, String value, Instant observedAt) {
    var signal = new Signal(kind, SignalSource.FIRMOGRAPHICS, value, observedAt);
    return new LeadCommand.AddSignal(id, signal, TUESDAY);
  }
}
