package io.dealstream.command.deal;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Reach;
import io.dealstream.command.store.Commands;
import io.dealstream.command.store.LostRace;
import io.dealstream.command.store.Origin;
import io.dealstream.command.store.Sent;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Merges a deal into another one: an event in each, in one transaction. As both streams are written
 * to, neither deal can have changed meanwhile, and of two that are merged into each other at the
 * same time only one goes under.
 */
@Component
class Merging {

  private static final int TRIES = 3;

  private final Commands commands;
  private final TransactionOperations transaction;
  private final Clock clock;

  Merging(Commands commands, TransactionOperations transaction, Clock clock) {
    this.commands = commands;
    this.transaction = transaction;
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
    for (var attempt = 1; ; attempt++) {
      try {
        return Objects.requireNonNull(
            transaction.execute(running -> once(request, merge, origin, running)));
      } catch (LostRace lost) {
        if (attempt == TRIES) {
          throw lost;
        }
      }
    }
  }

  private Answer once(
      DealRequest request, DealCommand.Merge merge, Origin origin, TransactionStatus running) {
    var parted =
        commands.within(
            new Sent(DealAggregate.PART, DealAggregate.storedId(request.dealId()), request, origin),
            Parted.class);
    if (parted.answer() instanceof Answer.Done done
        && done.events() > 0
        && parted.deal() instanceof Deal.Merged ended) {
      var absorbed = absorb(ended, request, merge, origin);
      if (absorbed instanceof Answer.No) {
        running.setRollbackOnly();
        return absorbed;
      }
    }
    return parted.answer();
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
