package io.dealstream.command.lead;

import io.dealstream.command.decision.Refusal;
import java.time.Instant;

/** What asking for a conversion came to, as far as the lead is concerned. */
sealed interface Conversion {

  /**
   * @param at when it happened; the deal is opened at the same time
   */
  record Decided(long version, LeadFacts lead, String dealId, Instant at) implements Conversion {}

  /** It had become this deal before. */
  record Before(long version, String dealId) implements Conversion {}

  record No(Refusal refusal) implements Conversion {}
}
