package io.dealstream.command.deal;

import io.dealstream.events.automation.Reaction;
import java.time.Duration;
import java.time.Instant;

/**
 * What a rule does about a deal.
 *
 * @param id of the activity it plans, or of the notice it gives
 * @param ruleId whose doing it is
 * @param since when the event happened that it is about
 */
public record Automated(Reaction reaction, String id, String ruleId, Instant since) {

  DealCommand command() {
    return switch (reaction) {
      case Reaction.Plan r ->
          new DealCommand.PlanActivity(
              id,
              r.type(),
              new Words(r.title(), null, null),
              since.plus(Duration.ofDays(r.dueInDays())),
              null,
              null);
      case Reaction.Reassign r -> new DealCommand.Reassign(r.owner(), r.team(), null, null);
      case Reaction.Notify r -> new DealCommand.GiveNotice(id, r.who(), r.text(), ruleId, null);
    };
  }
}
