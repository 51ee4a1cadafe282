package io.dealstream.events;

import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.lead.LeadStatus;
import io.dealstream.events.lead.SignalSource;
import java.time.Instant;
import java.util.Map;

/** Each event of a lead twice: with all that can be said, and with no more than must be. */
final class LeadSamples {

  private static final Instant AT = Instant.parse("2026-03-02T09:30:00.250Z");
  private static final Instant BEFORE = Instant.parse("2026-02-27T16:00:00Z");

  static final Map<String, DomainEvent> ALL =
      Map.ofEntries(
          Map.entry(
              "lead.captured.v1",
              new LeadEvent.Captured(
                  "l1",
                  "Stocznia Północ",
                  "contact-9",
                  "anna",
                  "north",
                  "fair",
                  "spring",
                  "met there",
                  Via.IMPORT,
                  AT)),
          Map.entry(
              "lead.captured.v1.bare",
              new LeadEvent.Captured(
                  "l1", "Shipyard", null, "anna", null, null, null, null, Via.API, AT)),
          Map.entry(
              "lead.signal-received.v1",
              new LeadEvent.SignalReceived(
                  "l1",
                  "s1",
                  "company-size",
                  SignalSource.FIRMOGRAPHICS,
                  "51-200",
                  BEFORE,
                  "anna",
                  "north",
                  "fair",
                  "spring",
                  Via.API,
                  AT)),
          Map.entry(
              "lead.signal-received.v1.bare",
              new LeadEvent.SignalReceived(
                  "l1",
                  "s1",
                  "asked for a call",
                  SignalSource.EMAIL,
                  null,
                  AT,
                  "anna",
                  null,
                  null,
                  null,
                  Via.API,
                  AT)),
          Map.entry(
              "lead.qualified.v1",
              new LeadEvent.Qualified(
                  "l1",
                  LeadStatus.DISQUALIFIED,
                  BEFORE,
                  "anna",
                  "north",
                  "fair",
                  "spring",
                  "new budget",
                  Via.API,
                  AT)),
          Map.entry(
              "lead.qualified.v1.bare",
              new LeadEvent.Qualified(
                  "l1", LeadStatus.OPEN, BEFORE, "anna", null, null, null, null, Via.API, AT)),
          Map.entry(
              "lead.disqualified.v1",
              new LeadEvent.Disqualified(
                  "l1",
                  LeadStatus.QUALIFIED,
                  BEFORE,
                  "anna",
                  "north",
                  "fair",
                  "spring",
                  "no budget",
                  Via.API,
                  AT)),
          Map.entry(
              "lead.disqualified.v1.bare",
              new LeadEvent.Disqualified(
                  "l1", LeadStatus.OPEN, BEFORE, "anna", null, null, null, "spam", Via.API, AT)),
          Map.entry(
              "lead.converted.v1",
              new LeadEvent.Converted(
                  "l1",
                  "d1",
                  "sales",
                  BEFORE,
                  "anna",
                  "north",
                  "fair",
                  "spring",
                  "they called",
                  Via.API,
                  AT)),
          Map.entry(
              "lead.converted.v1.bare",
              new LeadEvent.Converted(
                  "l1", "d1", "sales", BEFORE, "anna", null, null, null, null, Via.API, AT)));

  private LeadSamples() {}
}
