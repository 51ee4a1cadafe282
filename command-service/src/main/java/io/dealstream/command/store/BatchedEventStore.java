package io.dealstream.command.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Axon's store for units of work that change many aggregates. Whoever loads an aggregate is also
 * told what the unit has published of it so far; Axon looks for that among all messages of the
 * unit, comparing each with each. Of most aggregates of a batch there is nothing: they are loaded
 * once.
 */
final class BatchedEventStore extends EmbeddedEventStore {

  private static final String PUBLISHED = BatchedEventStore.class.getName();

  private BatchedEventStore(Builder settings) {
    super(settings);
  }

  static BatchedEventStore on(EventStorageEngine events, Configuration axon) {
    return new BatchedEventStore(
        builder()
            .storageEngine(events)
            .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
            .spanFactory(axon.getComponent(EventBusSpanFactory.class)));
  }

  @Override
  public void publish(List<? extends EventMessage<?>> events) {
    if (CurrentUnitOfWork.isStarted()) {
      var published = published();
      for (var event : events) {
        if (event instanceof DomainEventMessage<?> ofAggregate) {
          published.add(ofAggregate.getAggregateIdentifier());
        }
      }
    }
    super.publish(events);
  }

  @Override
  protected Stream<? extends DomainEventMessage<?>> stagedDomainEventMessages(String aggregateId) {
    return CurrentUnitOfWork.isStarted() && published().contains(aggregateId)
        ? super.stagedDomainEventMessages(aggregateId)
        : Stream.empty();
  }

  /** The aggregates of which the outermost unit of work has published an event. */
  private static Set<String> published() {
    return CurrentUnitOfWork.get()
        .root()
        .getOrComputeResource(PUBLISHED, _ -> new HashSet<String>());
  }
}
