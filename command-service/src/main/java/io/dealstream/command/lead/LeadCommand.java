package io.dealstream.command.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one may ask of a lead. What a decision needs besides comes in its basis. */
sealed interface LeadCommand {

  /** Null for now. */
  @Nullable Instant occurredAt();

  /**
   * @param name the business's own label; people stand behind {@code contactId}
   */
  record Capture(
      String name,
      @Nullable String contactId,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String campaignId,
      @Nullable String reason,
      @Nullable Instant occurredAt)
      implements LeadCommand {}

  /**
   * @param signalId the sender's own; the same one again changes nothing
   */
  record AddSignal(String signalId, Signal signal, @Nullable Instant occurredAt)
      implements LeadCommand {}

  record Qualify(@Nullable String reason, @Nullable Instant occurredAt) implements LeadCommand {}

  record Disqualify(@Nullable String reason, @Nullable Instant occurredAt) implements LeadCommand {}

  /**
   * @param dealId of the deal to be opened
   * @param chosen whether the caller named it, and so means no other
   */
  record Convert(
      String dealId,
      boolean chosen,
      String pipelineId,
      @Nullable String reason,
      @Nullable Instant occurredAt)
      implements LeadCommand {}
}
