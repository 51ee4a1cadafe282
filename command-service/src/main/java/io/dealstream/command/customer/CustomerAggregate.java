package io.dealstream.command.customer;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Request;
import io.dealstream.command.pipeline.Pipelines;
import io.dealstream.command.store.SideRows;
import io.dealstream.events.customer.CustomerEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Where Axon meets the customer: the only file of this room that knows it. */
@Aggregate(type = "customer", commandTargetResolver = "aggregateTarget")
class CustomerAggregate {

  static final String CHANGE = "customer.change";

  @AggregateIdentifier private @Nullable String id;
  private Customer customer = Customer.NONE;

  CustomerAggregate() {}

  /** Whose it is, then which version, then the rules: what callers are promised. */
  @CommandHandler(commandName = CHANGE)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer change(Request<CustomerCommand> request, Pipelines pipelines, SideRows rows) {
    return Answer.of(
        () -> {
          Ownership.check(request.reach(), customer, request.command());
          request.checkVersion(AggregateLifecycle.getVersion());
          var decided = CustomerDecider.decide(customer, request.command(), request.basis());
          decided.forEach(event -> happen(event, pipelines, rows));
          return new Answer.Done(AggregateLifecycle.getVersion(), decided.size());
        });
  }

  /** What an event gives to wait for is stored with it. */
  private void happen(CustomerEvent event, Pipelines pipelines, SideRows rows) {
    AggregateLifecycle.apply(event);
    if (event instanceof CustomerEvent.OnboardingStarted started
        && started.dueOn() != null
        && customer instanceof Customer.Known known) {
      var zone = pipelines.find(known.facts().pipelineId()).orElseThrow().definition().zone();
      long sequence = AggregateLifecycle.getVersion();
      rows.add(OnboardingDue.row(started, sequence, ClockEvents.endOf(started.dueOn(), zone)));
    }
  }

  @EventSourcingHandler
  void on(CustomerEvent event) {
    id = storedId(event.customerId());
    customer = customer.evolve(event);
  }

  /** The store keys a stream by id alone: without a prefix a deal could share a customer's. */
  static String storedId(String customerId) {
    return "customer:" + customerId;
  }
}
