package io.dealstream.command.deal;

import io.dealstream.events.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a deal in every state it can be in, once it was opened.
 *
 * @param amount as agreed; null as long as there is none
 * @param value the same in the pipeline's currency
 * @param visits how often it has been in each stage, across its lives
 * @param lastAt when its last event happened
 */
record DealFacts(
    String id,
    String pipelineId,
    String owner,
    @Nullable String team,
    @Nullable String source,
    @Nullable Money amount,
    @Nullable Money value,
    Map<String, Integer> visits,
    Instant lastAt) {

  DealFacts at(Instant when) {
    return new DealFacts(id, pipelineId, owner, team, source, amount, value, visits, when);
  }

  DealFacts entering(String stage, int visit, Instant when) {
    var more = new HashMap<>(visits);
    more.put(stage, visit);
    return new DealFacts(
        id, pipelineId, owner, team, source, amount, value, Map.copyOf(more), when);
  }

  DealFacts worth(Money newAmount, Money newValue, Instant when) {
    return new DealFacts(id, pipelineId, owner, team, source, newAmount, newValue, visits, when);
  }

  DealFacts ownedBy(String newOwner, @Nullable String newTeam, Instant when) {
    return new DealFacts(id, pipelineId, newOwner, newTeam, source, amount, value, visits, when);
  }

  int nextVisit(String stage) {
    return visits.getOrDefault(stage, 0) + 1;
  }
}
