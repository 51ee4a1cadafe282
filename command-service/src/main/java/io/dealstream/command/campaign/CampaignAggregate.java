package io.dealstream.command.campaign;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Request;
import io.dealstream.events.campaign.CampaignEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Where Axon meets the campaign. */
@Aggregate(type = "campaign", commandTargetResolver = "aggregateTarget")
class CampaignAggregate {

  static final String CHANGE = "campaign.change";

  @AggregateIdentifier private @Nullable String id;
  private Campaign campaign = Campaign.NONE;

  CampaignAggregate() {}

  @CommandHandler(commandName = CHANGE)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer change(Request<CampaignCommand> request) {
    return Answer.of(
        () -> {
          request.checkVersion(AggregateLifecycle.getVersion());
          var decided = CampaignDecider.decide(campaign, request.command(), request.basis());
          decided.forEach(AggregateLifecycle::apply);
          return new Answer.Done(AggregateLifecycle.getVersion(), decided.size());
        });
  }

  @EventSourcingHandler
  void on(CampaignEvent.Spent event) {
    id = storedId(event.campaignId());
    campaign = Campaign.after(event);
  }

  /** The store keys a stream by id alone: without a prefix a deal could share a campaign's. */
  static String storedId(String campaignId) {
    return "campaign:" + campaignId;
  }
}
