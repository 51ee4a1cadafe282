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
 * @param value the same in the pipeline's currency, as of the last change of either
 * @param visits how often it has been in each stage, across its lives
 * @param activities what is done about it
 * @param lastAt when its last event happened
 */
record DealFacts(
    String id,
    String pipelineId,
    String owner,
    @Nullable String team,
    @Nullable String source,
    @Nullable String leadId,
    @Nullable Money amount,
    @Nullable Money value,
    Plans plans,
    Map<Spot, Integer> visits,
    Activities activities,
    Instant lastAt) {

  DealFacts at(Instant when) {
    return with(pipelineId, owner, team, amount, value, plans, visits, activities, when);
  }

  DealFacts entering(String stage, int visit, Instant when) {
    var more = new HashMap<>(visits);
    more.put(new Spot(pipelineId, stage), visit);
    return with(
        pipelineId,
        owner,
        team,
        amount,
        value,
        plans,
        Map.copyOf(more),
        activities.entering(when),
        when);
  }

  DealFacts worth(@Nullable Money newAmount, @Nullable Money newValue, Instant when) {
    return with(pipelineId, owner, team, newAmount, newValue, plans, visits, activities, when);
  }

  DealFacts ownedBy(String newOwner, @Nullable String newTeam, Instant when) {
    return with(pipelineId, newOwner, newTeam, amount, value, plans, visits, activities, when);
  }

  DealFacts planned(Plans newPlans, Instant when) {
    return with(pipelineId, owner, team, amount, value, newPlans, visits, activities, when);
  }

  DealFacts doing(Activities newActivities, Instant when) {
    return with(pipelineId, owner, team, amount, value, plans, visits, newActivities, when);
  }

  DealFacts handedTo(String newPipelineId) {
    return with(newPipelineId, owner, team, amount, value, plans, visits, activities, lastAt);
  }

  private DealFacts with(
      String newPipelineId,
      String newOwner,
      @Nullable String newTeam,
      @Nullable Money newAmount,
      @Nullable Money newValue,
      Plans newPlans,
      Map<Spot, Integer> newVisits,
      Activities newActivities,
      Instant when) {
    return new DealFacts(
        id,
        newPipelineId,
        newOwner,
        newTeam,
        source,
        leadId,
        newAmount,
        newValue,
        newPlans,
        newVisits,
        newActivities,
        when);
  }

  int nextVisit(String stage) {
    return nextVisit(pipelineId, stage);
  }

  int nextVisit(String ofPipeline, String stage) {
    return visits.getOrDefault(new Spot(ofPipeline, stage), 0) + 1;
  }
}
