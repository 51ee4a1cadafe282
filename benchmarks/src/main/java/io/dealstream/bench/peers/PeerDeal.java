package io.dealstream.bench.peers;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A deal without rules: the least an aggregate of Axon can do. */
class PeerDeal {

  record Open(@TargetAggregateIdentifier String dealId, String stage) {}

  record Move(@TargetAggregateIdentifier String dealId, String stage) {}

  @AggregateIdentifier private String id;
  private String stage;

  PeerDeal() {}

  @CommandHandler
  PeerDeal(Open command) {
    AggregateLifecycle.apply(Opened.of(command.dealId(), command.stage()));
  }

  @CommandHandler
  void handle(Move command) {
    AggregateLifecycle.apply(Moved.of(id, stage, command.stage()));
  }

  @EventSourcingHandler
  void on(Opened event) {
    id = event.dealId;
    stage = event.to;
  }

  @EventSourcingHandler
  void on(Moved event) {
    stage = event.to;
  }
}
