package io.dealstream.command.customer;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a customer in every state it can be in.
 *
 * @param pipelineId of the deal that made it
 * @param attempts how many onboardings were started
 * @param renewedUntil the last day of the last renewal that named one
 * @param lastAt when its last event happened
 */
record CustomerFacts(
    String id,
    String pipelineId,
    String owner,
    @Nullable String team,
    @Nullable String source,
    int attempts,
    @Nullable LocalDate renewedUntil,
    Instant lastAt) {

  CustomerFacts at(Instant when) {
    return new CustomerFacts(id, pipelineId, owner, team, source, attempts, renewedUntil, when);
  }

  CustomerFacts onboarding(int attempt, Instant when) {
    return new CustomerFacts(id, pipelineId, owner, team, source, attempt, renewedUntil, when);
  }

  CustomerFacts renewed(@Nullable LocalDate until, Instant when) {
    var last = until == null ? renewedUntil : until;
    return new CustomerFacts(id, pipelineId, owner, team, source, attempts, last, when);
  }
}
