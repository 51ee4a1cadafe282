package io.dealstream.command.lead;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Recorded;
import io.dealstream.command.decision.RecordedRows;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.decision.Request;
import io.dealstream.command.store.Origin;
import io.dealstream.events.lead.LeadEvent;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
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
  static final String RECORD = "lead.record";
  static final String FORESEE = "lead.foresee";

  @AggregateIdentifier private @Nullable String id;
  private Lead lead = Lead.NONE;

  LeadAggregate() {}

  @CommandHandler(commandName = CHANGE)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer change(Request<LeadCommand> request) {
    return Answer.of(
        () -> {
          var decided = decide(request);
          decided.forEach(AggregateLifecycle::apply);
          return new Answer.Done(AggregateLifecycle.getVersion(), decided.size());
        });
  }

  /** Brings what was found of it elsewhere. */
  @CommandHandler(commandName = RECORD)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  RecordedRows record(LeadPast past) {
    return new RecordedRows(past.history().rows().stream().map(row -> record(past, row)).toList());
  }

  private Recorded record(LeadPast past, LeadHistoryRow row) {
    try {
      var decided = LeadRows.decide(lead, past.history().externalId(), row, past.basis());
      var by = MetaData.from(Origin.by(row.actor()));
      decided.forEach(event -> AggregateLifecycle.apply(event, by));
      return decided.isEmpty() ? new Recorded.Unchanged() : new Recorded.Accepted(decided.size());
    } catch (Refused refused) {
      return Recorded.Refused.of(refused.refusal(), LeadRows.COLUMNS);
    }
  }

  /** Changes nothing: whether there can be a deal must be known before one is opened. */
  @CommandHandler(commandName = FORESEE)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Conversion foresee(Request<LeadCommand> request) {
    try {
      var after = lead;
      for (var event : decide(request)) {
        after = after.evolve(event);
      }
      return after == lead
          ? new Conversion.Before(AggregateLifecycle.getVersion(), ((Lead.Converted) lead).dealId())
          : possible((Lead.Known) after);
    } catch (Refused refused) {
      return new Conversion.No(refused.refusal());
    }
  }

  private static Conversion possible(Lead.Known after) {
    return new Conversion.Possible(after.facts(), after.facts().lastAt());
  }

  /** Whose it is, then which version, then the rules: what callers are promised. */
  private List<LeadEvent> decide(Request<LeadCommand> request) {
    Ownership.check(request.reach(), lead, request.command());
    request.checkVersion(AggregateLifecycle.getVersion());
    return LeadDecider.decide(lead, request.command(), request.basis());
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
