package io.dealstream.command.lead;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.decision.Request;
import io.dealstream.events.lead.LeadEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Where Axon meets the lead: the only file of this room that knows it. */
@Aggregate(type = "lead", commandTargetResolver = "aggregateTarget")
class LeadAggregate {

  static final String CHANGE = "lead.change";
  static final String CONVERT = "lead.convert";

  @AggregateIdentifier private @Nullable String id;
  private Lead lead = Lead.NONE;

  LeadAggregate() {}

  @CommandHandler(commandName = CHANGE)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer change(Request<LeadCommand> request) {
    return Answer.of(
        () -> {
          var events = decide(request);
          return new Answer.Done(AggregateLifecycle.getVersion(), events);
        });
  }

  @CommandHandler(commandName = CONVERT)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Conversion convert(Request<LeadCommand> request) {
    try {
      var events = decide(request);
      var version = AggregateLifecycle.getVersion();
      var converted = (Lead.Converted) lead;
      return events == 0
          ? new Conversion.Before(version, converted.dealId())
          : new Conversion.Decided(
              version, converted.facts(), converted.dealId(), converted.facts().lastAt());
    } catch (Refused refused) {
      return new Conversion.No(refused.refusal());
    }
  }

  /** Whose it is, then which version, then the rules: what callers are promised. */
  private int decide(Request<LeadCommand> request) {
    Ownership.check(request.reach(), lead, request.command());
    request.checkVersion(AggregateLifecycle.getVersion());
    var decided = LeadDecider.decide(lead, request.command(), request.basis());
    decided.forEach(AggregateLifecycle::apply);
    return decided.size();
  }

  @EventSourcingHandler
  void on(LeadEvent event) {
    id = storedId(event.leadId());
    lead = lead.evolve(event);
  }

  /** The store keys a stream by id alone: without a prefix a deal could share a lead's. */
  static String storedId(String leadId) {
    return "lead:" + leadId;
  }
}
