package io.dealstream.command.lead;

import io.dealstream.command.decision.Refusal;
import java.time.Instant;

/** What asking for a conversion would come to, as far as the lead is concerned. */
sealed interface Conversion {

  /**
   * @param lead whose facts the deal inherits
   * @param at when it would happen; the deal is opened at the same time
   */
  record Possible(LeadFacts lead, Instant at) implements Conversion {}

  /** It had become this deal before. */
  record Before(long version, String dealId) implements Conversion {}

  record No(Refusal refusal) implements Conversion {}
}
