package io.dealstream.command.automation;

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

/** Where rules are told and taken back. */
final class AutomationDesk {

  private final Commands commands;
  private final Pipelines pipelines;
  private final Clock clock;

  AutomationDesk(Commands commands, Pipelines pipelines, Clock clock) {
    this.commands = commands;
    this.pipelines = pipelines;
    this.clock = clock;
  }

  /**
   * @param ifMatch the version the caller has seen; null for whichever is there
   */
  Answer define(String id, AutomationDraft asked, @Nullable Long ifMatch, String actor) {
    var named = Ids.optionalAddressable("pipelineId", asked.pipelineId());
    // Of a stage that is retired later, the rule just never hears again.
    var pipeline = named == null ? null : pipelines.find(named).orElse(null);
    return send(id, new AutomationCommand.Define(asked, pipeline), ifMatch, actor);
  }

  Answer remove(String id, @Nullable Long ifMatch, String actor) {
    return send(id, new AutomationCommand.Remove(), ifMatch, actor);
  }

  private Answer send(String id, AutomationCommand command, @Nullable Long ifMatch, String actor) {
    var basis = new Basis(id, clock.instant(), Via.API);
    var request = new Request<>(command, basis, new Reach.Everyones(), ifMatch);
    return commands.decide(
        new Sent(
            AutomationAggregate.CHANGE,
            AutomationAggregate.storedId(id),
            request,
            Origin.of(actor)));
  }
}
