package io.dealstream.command.store;

import io.dealstream.tracing.Tracing;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcOperations;

/** Axon on our table, with our names, and with nothing of it that reads the table by itself. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  @Bean
  @Primary
  Serializer serializer() {
    return new EventSerializer();
  }

  @Bean
  @Qualifier("eventSerializer")
  Serializer eventSerializer(Serializer serializer) {
    return serializer;
  }

  @Bean
  @Qualifier("messageSerializer")
  Serializer messageSerializer(Serializer serializer) {
    return serializer;
  }

  @Bean
  Writer eventWriter(
      JdbcConnectionDetails database, @Value("${dealstream.store.room:1000}") int room) {
    return new Writer(
        new PostgresWriter(database.getJdbcUrl(), database.getUsername(), database.getPassword()),
        room);
  }

  /** The one around all that is decided, and what Axon takes for its transactions. */
  @Bean
  GroupCommit groupCommit(Writer writer, JdbcOperations database) {
    return new GroupCommit(writer, new Present(database));
  }

  @Bean
  Snapshots snapshots(JdbcOperations database, List<SnapshotForm<?>> forms) {
    return new Snapshots(database, forms);
  }

  @Bean
  EventStorageEngine eventTable(
      Serializer serializer, JdbcOperations database, Snapshots snapshots, Tracing tracing) {
    return new EventTable(serializer, database, snapshots, tracing);
  }

  @Bean
  EventStore eventStore(
      EventStorageEngine eventTable, org.axonframework.config.Configuration axon) {
    return BatchedEventStore.on(eventTable, axon);
  }

  @Bean
  LongHistories snapshotter(EventStorageEngine eventTable, Snapshots snapshots) {
    return new LongHistories(eventTable, snapshots);
  }

  /** When an aggregate's state is kept: whenever so many events have come since, or were read. */
  @Bean(SnapshotForm.TRIGGER)
  SnapshotTriggerDefinition longHistory(
      Snapshotter snapshotter, @Value("${dealstream.store.snapshot-every:500}") int events) {
    return new EventCountSnapshotTriggerDefinition(snapshotter, events);
  }

  @Bean(AggregateCache.BEAN)
  AggregateCache aggregateCache(
      @Value("${dealstream.store.remembered-aggregates:20000}") int aggregates) {
    return new AggregateCache(aggregates);
  }

  @Bean
  ReadAhead readAhead(JdbcOperations database, AggregateCache remembered) {
    return new ReadAhead(database, remembered);
  }

  @Bean
  CorrelationDataProvider correlation() {
    return new Correlation();
  }

  @Bean
  CommandTargetResolver aggregateTarget() {
    return new AggregateTarget();
  }

  /**
   * Streaming processors decide by the clock whether a gap in the index will still be filled, and
   * so can pass over an event that commits late, for ever. Subscribing ones stand in the command's
   * own transaction; their failures fail the command.
   */
  @Bean
  ConfigurerModule subscribingProcessorsOnly() {
    return configurer ->
        configurer
            .eventProcessing()
            .usingSubscribingEventProcessors()
            .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance())
            .registerDefaultErrorHandler(_ -> PropagatingErrorHandler.instance());
  }

  @Bean
  Commands commands(CommandBus bus, Together together) {
    return new Commands(bus, together);
  }

  @Bean
  SideRows sideRows() {
    return row -> WriteSet.current().add(row);
  }

  @Bean
  Premises premises(JdbcOperations database) {
    return new Premises(database);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
