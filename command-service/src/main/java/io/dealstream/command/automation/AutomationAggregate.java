package io.dealstream.command.automation;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Request;
import io.dealstream.command.store.SideRows;
import io.dealstream.events.automation.AutomationEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Where Axon meets the rule: the only file of this room that knows it. */
@Aggregate(type = "automation", commandTargetResolver = "aggregateTarget")
class AutomationAggregate {

  static final String CHANGE = "automation.change";

  @AggregateIdentifier private @Nullable String id;
  private Automation automation = Automation.NONE;

  AutomationAggregate() {}

  @CommandHandler(commandName = CHANGE)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer change(Request<AutomationCommand> request, SideRows rows) {
    return Answer.of(
        () -> {
          request.checkVersion(AggregateLifecycle.getVersion());
          var decided = AutomationDecider.decide(automation, request.command(), request.basis());
          for (var event : decided) {
            AggregateLifecycle.apply(event);
            rows.add(AutomationTable.row(event));
          }
          return new Answer.Done(AggregateLifecycle.getVersion(), decided.size());
        });
  }

  @EventSourcingHandler
  void on(AutomationEvent event) {
    id = storedId(event.automationId());
    automation = Automation.after(event);
  }

  /** The store keys a stream by id alone: without a prefix a deal could share a rule's. */
  static String storedId(String automationId) {
    return "automation:" + automationId;
  }
}
