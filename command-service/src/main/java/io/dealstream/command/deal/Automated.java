package io.dealstream.command.deal;

import io.dealstream.events.automation.Reaction;
import java.time.Duration;
import java.time.Instant;

/**
 * What a rule does about a deal.
 *
 * @param activityId of what it plans
 * @param since when the event happened that it is about
 */
public record Automated(Reaction reaction, String activityId, Instant since) {

  DealCommand command() {
    return switch (reaction) {
      case Reaction.Plan r ->
          new DealCommand.PlanActivity(
              activityId,
              r.type(),
              new Words(r.title(), null, null),
              since.plus(Duration.ofDays(r.dueInDays())),
              null,
              null);
      case Reaction.Reassign r -> new DealCommand.Reassign(r.owner(), r.team(), null, null);
    };
  }
}
