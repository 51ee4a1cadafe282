package io.dealstream.events.lead;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.Via;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a lead.
 *
 * <p>Read alone, each event says to whom and to what the lead is credited. Who the lead is stands
 * in none of them: a person is a contact, and named by its id alone.
 */
public sealed interface LeadEvent extends DomainEvent {

  String leadId();

  String owner();

  @Nullable String team();

  /** The lead source, if known. */
  @Nullable String source();

  /** The campaign that brought it, if one did. */
  @Nullable String campaignId();

  @Override
  default String subject() {
    return leadId();
  }

  /**
   * @param name the business's own label: a company or a request, and no person
   */
  record Captured(
      String leadId,
      String name,
      @Nullable String contactId,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String campaignId,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements LeadEvent {}

  /**
   * A piece of evidence for the lead's score.
   *
   * @param signalId the same evidence is told once, however often it is sent
   * @param kind what was seen
   * @param value which, or how much of it; null where the kind says it all
   * @param observedAt when it was seen: it may lie before the lead's last event
   */
  record SignalReceived(
      String leadId,
      String signalId,
      String kind,
      SignalSource signalSource,
      @Nullable String value,
      Instant observedAt,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String campaignId,
      Via via,
      Instant occurredAt)
      implements LeadEvent {}

  /**
   * @param from what had been decided before: that no longer counts
   */
  record Qualified(
      String leadId,
      LeadStatus from,
      Instant capturedAt,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String campaignId,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements LeadEvent {}

  /**
   * @param from what had been decided before: that no longer counts
   */
  record Disqualified(
      String leadId,
      LeadStatus from,
      Instant capturedAt,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String campaignId,
      String reason,
      Via via,
      Instant occurredAt)
      implements LeadEvent {}

  /**
   * The lead became a deal, which was opened in the same transaction and names the lead.
   *
   * @param capturedAt the cohort it counts in
   */
  record Converted(
      String leadId,
      String dealId,
      String pipelineId,
      Instant capturedAt,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String campaignId,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements LeadEvent {}
}
