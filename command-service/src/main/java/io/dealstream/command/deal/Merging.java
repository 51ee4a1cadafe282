package io.dealstream.command.deal;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Reach;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.store.Commands;
import io.dealstream.command.store.LostRace;
import io.dealstream.command.store.Origin;
import io.dealstream.command.store.Sent;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Merges a deal into another one: an event in each, in one commit. As both streams are written to,
 * neither deal can have changed meanwhile, and of two that are merged into each other at the same
 * time only one goes under.
 */
@Component
class Merging {

  private final Commands commands;
  private final Clock clock;

  Merging(Commands commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * @param ifMatch the version of the deal that ends
   * @throws LostRace where others were faster each time
   */
  Answer ask(
      String dealId, DealCommand.Merge merge, Reach reach, @Nullable Long ifMatch, String actor) {
    var request = new DealRequest(dealId, merge, reach, ifMatch, clock.instant());
    var origin = Origin.of(actor);
    return Answer.of(() -> commands.together(() -> once(request, merge, origin)));
  }

  private Answer.Done once(DealRequest request, DealCommand.Merge merge, Origin origin) {
    var parted =
        commands.within(
            new Sent(DealAggregate.PART, DealAggregate.storedId(request.dealId()), request, origin),
            Parted.class);
    var done = orUndone(parted.answer());
    if (done.events() > 0 && parted.deal() instanceof Deal.Merged ended) {
      orUndone(absorb(ended, request, merge, origin));
    }
    return done;
  }

  /** Where one of the two says no, nothing happens to the other one. */
  private static Answer.Done orUndone(Answer answer) {
    return switch (answer) {
      case Answer.Done done -> done;
      case Answer.No no -> throw new Refused(no.refusal());
    };
  }

  private Answer absorb(
      Deal.Merged ended, DealRequest request, DealCommand.Merge merge, Origin origin) {
    var absorb =
        new DealCommand.Absorb(
            ended.facts().id(), ended.facts().pipelineId(), merge.reason(), merge.occurredAt());
    return commands.within(
        new Sent(
            DealAggregate.CHANGE,
            DealAggregate.storedId(merge.into()),
            new DealRequest(merge.into(), absorb, request.reach(), null, request.now()),
            origin),
        Answer.class);
  }
}
