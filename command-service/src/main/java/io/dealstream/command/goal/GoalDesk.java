package io.dealstream.command.goal;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.Reach;
import io.dealstream.command.decision.Request;
import io.dealstream.command.pipeline.Pipelines;
import io.dealstream.command.store.Commands;
import io.dealstream.command.store.Origin;
import io.dealstream.command.store.Sent;
import io.dealstream.events.Via;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where goals are set. */
@Component
class GoalDesk {

  private final Commands commands;
  private final Pipelines pipelines;
  private final Clock clock;

  GoalDesk(Commands commands, Pipelines pipelines, Clock clock) {
    this.commands = commands;
    this.pipelines = pipelines;
    this.clock = clock;
  }

  /**
   * @param ifMatch the version the caller has seen; null for whichever is there
   */
  Answer define(String id, GoalBody body, Reach reach, @Nullable Long ifMatch, String actor) {
    var asked = body.definition();
    // No pipeline ever goes away: that it is there now is as good as for ever.
    var pipelineId = Ids.addressable("pipelineId", asked.pipelineId());
    var known = pipelines.find(pipelineId).isPresent();
    var command = new GoalCommand.Define(asked, known, body.reason(), body.occurredAt());
    var request = new Request<>(command, new Basis(id, clock.instant(), Via.API), reach, ifMatch);
    return commands.decide(
        new Sent(GoalAggregate.CHANGE, GoalAggregate.storedId(id), request, Origin.of(actor)));
  }
}
