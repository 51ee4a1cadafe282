package io.dealstream.command.lead;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a lead in every state it can be in, once it was captured.
 *
 * @param signals the evidence so far, by its id
 * @param lastAt when its last event happened
 */
record LeadFacts(
    String id,
    String name,
    String owner,
    @Nullable String team,
    @Nullable String source,
    @Nullable String campaignId,
    Instant capturedAt,
    Map<String, Signal> signals,
    Instant lastAt) {

  LeadFacts at(Instant when) {
    return new LeadFacts(id, name, owner, team, source, campaignId, capturedAt, signals, when);
  }

  LeadFacts with(String signalId, Signal signal, Instant when) {
    var more = new HashMap<>(signals);
    more.put(signalId, signal);
    return new LeadFacts(
        id, name, owner, team, source, campaignId, capturedAt, Map.copyOf(more), when);
  }
}
