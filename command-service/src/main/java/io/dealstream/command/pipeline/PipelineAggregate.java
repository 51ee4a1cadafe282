package io.dealstream.command.pipeline;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.store.AggregateCache;
import io.dealstream.command.store.SideRows;
import io.dealstream.events.pipeline.PipelineEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Where Axon meets the pipeline: the only file of this room that knows it. */
@Aggregate(
    type = "pipeline",
    commandTargetResolver = "aggregateTarget",
    cache = AggregateCache.BEAN)
class PipelineAggregate {

  static final String COMMAND = "pipeline";

  @AggregateIdentifier private @Nullable String id;
  private PipelineState state = PipelineState.NONE;

  PipelineAggregate() {}

  @CommandHandler(commandName = PipelineAggregate.COMMAND)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer handle(PipelineCommand command, SideRows rows) {
    return Answer.of(
        () -> {
          var decided = PipelineDecider.decide(state, command);
          for (var event : decided) {
            var before = state;
            AggregateLifecycle.apply(event);
            rows.add(PipelineHead.row(event));
            if (command instanceof PipelineCommand.Redefine
                && before instanceof PipelineState.Defined present) {
              StageUse.noneLeftIn(event.pipelineId(), present.definition(), event.definition())
                  .forEach(rows::add);
            }
          }
          return new Answer.Done(AggregateLifecycle.getVersion(), decided.size());
        });
  }

  @EventSourcingHandler
  void on(PipelineEvent event) {
    id = storedId(event.pipelineId());
    state = PipelineState.after(event);
  }

  /** The store keys a stream by id alone: without a prefix a deal could share a pipeline's. */
  static String storedId(String pipelineId) {
    return "pipeline:" + pipelineId;
  }
}
