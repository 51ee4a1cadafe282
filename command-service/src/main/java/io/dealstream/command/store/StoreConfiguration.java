package io.dealstream.command.store;

import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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

  /** Axon looks for Spring's under an older name and, finding none, would go without. */
  @Bean
  TransactionManager axonTransactions(PlatformTransactionManager transactions) {
    return new SpringTransactionManager(transactions);
  }

  @Bean
  ConnectionProvider axonConnections(DataSource database) {
    return new UnitOfWorkAwareConnectionProviderWrapper(
        new SpringDataSourceConnectionProvider(database));
  }

  @Bean
  EventStorageEngine eventTable(
      Serializer serializer, ConnectionProvider connections, TransactionManager transactions) {
    return new EventTable(
        EventTable.builder()
            .schema(EventTable.SCHEMA)
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .persistenceExceptionResolver(new SqlStates())
            .connectionProvider(connections)
            .transactionManager(transactions));
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
  Commands commands(CommandBus bus, PlatformTransactionManager transactions) {
    return new Commands(bus, new TransactionTemplate(transactions));
  }

  @Bean
  SideRows sideRows(JdbcOperations jdbc) {
    return new TransactionalSideRows(jdbc);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
