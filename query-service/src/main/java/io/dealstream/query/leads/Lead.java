package io.dealstream.query.leads;

import io.dealstream.events.lead.LeadEvent;
import io.dealstream.query.intake.Inapplicable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead after its last event.
 *
 * @param dealId what it became
 * @param reason why it was last decided so, where one was given
 * @param decidedAt when it was last decided; null while nobody has
 * @param version of its last event, from 0
 */
record Lead(
    String id,
    String name,
    @Nullable String contactId,
    Status status,
    String owner,
    @Nullable String team,
    @Nullable String source,
    @Nullable String campaignId,
    @Nullable String dealId,
    @Nullable String reason,
    Instant capturedAt,
    @Nullable Instant decidedAt,
    long version,
    long position,
    long capturedPosition) {

  /**
   * @param before null before its first event
   * @throws Inapplicable where the event cannot follow
   */
  static Lead after(@Nullable Lead before, LeadEvent event, long version, long position) {
    if (event instanceof LeadEvent.Captured captured) {
      return captured(captured, version, position);
    }
    if (before == null) {
      throw new Inapplicable("it happened to a lead that was never captured");
    }
    var lead = before.credited(event, version, position);
    return switch (event) {
      case LeadEvent.Captured _, LeadEvent.SignalReceived _ -> lead;
      case LeadEvent.Qualified e -> lead.decided(Status.QUALIFIED, null, e.reason(), e);
      case LeadEvent.Disqualified e -> lead.decided(Status.DISQUALIFIED, null, e.reason(), e);
      case LeadEvent.Converted e -> lead.decided(Status.CONVERTED, e.dealId(), e.reason(), e);
    };
  }

  private static Lead captured(LeadEvent.Captured e, long version, long position) {
    return new Lead(
        e.leadId(),
        e.name(),
        e.contactId(),
        Status.OPEN,
        e.owner(),
        e.team(),
        e.source(),
        e.campaignId(),
        null,
        null,
        e.occurredAt(),
        null,
        version,
        position,
        position);
  }

  private Lead credited(LeadEvent e, long now, long at) {
    return new Lead(
        id,
        name,
        contactId,
        status,
        e.owner(),
        e.team(),
        e.source(),
        e.campaignId(),
        dealId,
        reason,
        capturedAt,
        decidedAt,
        now,
        at,
        capturedPosition);
  }

  private Lead decided(
      Status as, @Nullable String becameDeal, @Nullable String why, LeadEvent event) {
    return new Lead(
        id,
        name,
        contactId,
        as,
        owner,
        team,
        source,
        campaignId,
        becameDeal,
        why,
        capturedAt,
        event.occurredAt(),
        version,
        position,
        capturedPosition);
  }
}
