package io.dealstream.command.goal;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Request;
import io.dealstream.events.goal.GoalEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Where Axon meets the goal: the only file of this room that knows it. */
@Aggregate(type = "goal", commandTargetResolver = "aggregateTarget")
class GoalAggregate {

  static final String CHANGE = "goal.change";

  @AggregateIdentifier private @Nullable String id;
  private Goal goal = Goal.NONE;

  GoalAggregate() {}

  /** Whose it is, then which version, then the rules: what callers are promised. */
  @CommandHandler(commandName = CHANGE)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer change(Request<GoalCommand.Define> request) {
    return Answer.of(
        () -> {
          Ownership.check(request.reach(), goal, request.command());
          request.checkVersion(AggregateLifecycle.getVersion());
          var decided = GoalDecider.decide(goal, request.command(), request.basis());
          decided.forEach(AggregateLifecycle::apply);
          return new Answer.Done(AggregateLifecycle.getVersion(), decided.size());
        });
  }

  @EventSourcingHandler
  void on(GoalEvent event) {
    id = storedId(event.goalId());
    goal = Goal.after(event);
  }

  /** The store keys a stream by id alone: without a prefix a deal could share a goal's. */
  static String storedId(String goalId) {
    return "goal:" + goalId;
  }
}
