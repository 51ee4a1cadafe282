package io.dealstream.command.campaign;

import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Refused;
import io.dealstream.events.campaign.EmailEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Where Axon meets a message. It is stored as a campaign's, whose topic its events go to. */
@Aggregate(type = "campaign", commandTargetResolver = "aggregateTarget")
class MessageAggregate {

  static final String RECORD = "message.record";

  @AggregateIdentifier private @Nullable String id;
  private Message message = Message.NONE;

  MessageAggregate() {}

  @CommandHandler(commandName = RECORD)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Taken.All record(MessageReports all) {
    return new Taken.All(all.reports().stream().map(r -> record(r, all.basis())).toList());
  }

  private Taken record(Report report, Basis basis) {
    try {
      var decided = MessageDecider.decide(message, report, basis);
      decided.forEach(AggregateLifecycle::apply);
      return decided.isEmpty() ? new Taken.Unchanged() : new Taken.Accepted();
    } catch (Refused refused) {
      return new Taken.Rejected(refused.refusal());
    }
  }

  @EventSourcingHandler
  void on(EmailEvent event) {
    id = storedId(event.messageId());
    message = message.evolve(event);
  }

  static String storedId(String messageId) {
    return CampaignAggregate.storedId(EmailEvent.subjectOf(messageId));
  }
}
