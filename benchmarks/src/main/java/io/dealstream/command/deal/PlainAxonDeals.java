package io.dealstream.command.deal;

import com.zaxxer.hikari.HikariDataSource;
import io.dealstream.bench.DealsUnderLoad;
import io.dealstream.bench.Pool;
import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Reach;
import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.command.pipeline.Pipelines;
import io.dealstream.command.rates.ExchangeRates;
import io.dealstream.command.rates.Rates;
import io.dealstream.command.store.SideRow;
import io.dealstream.command.store.SideRows;
import io.dealstream.testing.TestDatabase;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The same aggregate and the same decisions on Axon's own JDBC engine, as its documentation sets it
 * up: a transaction for each command, Axon's table, Jackson. No outbox, no pipeline to look at.
 */
public final class PlainAxonDeals implements DealsUnderLoad {

  private static final String AGGREGATE = "aggregate";

  private final HikariDataSource pool;
  private final Configuration axon;

  public PlainAxonDeals(TestDatabase database, Pipeline pipeline) {
    pool = Pool.of(database, 10);
    var transactions = new SpringTransactionManager(new DataSourceTransactionManager(pool));
    var connections =
        new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(pool));
    var json = Jackson3Serializer.builder().build();
    var engine =
        JdbcEventStorageEngine.builder()
            .connectionProvider(connections)
            .transactionManager(transactions)
            .eventSerializer(json)
            .snapshotSerializer(json)
            .build();
    transactions.executeInTransaction(
        () -> engine.createSchema(PostgresEventTableFactory.INSTANCE));
    axon =
        DefaultConfigurer.defaultConfiguration(false)
            .configureSerializer(_ -> json)
            .configureTransactionManager(_ -> transactions)
            .configureEmbeddedEventStore(_ -> engine)
            .registerComponent(Pipelines.class, _ -> new Only(pipeline))
            .registerComponent(Rates.class, _ -> (_, _, _, _) -> ExchangeRates.NONE)
            .registerComponent(SideRows.class, _ -> PlainAxonDeals::unwanted)
            .configureAggregate(
                AggregateConfigurer.defaultConfiguration(DealAggregate.class)
                    .configureCommandTargetResolver(
                        _ ->
                            command ->
                                new VersionedAggregateIdentifier(
                                    command.getMetaData().get(AGGREGATE), null)))
            .start();
  }

  private static void unwanted(SideRow row) {
    throw new IllegalStateException("opening and moving a deal store nothing beside the event");
  }

  private record Only(Pipeline pipeline) implements Pipelines {

    @Override
    public Optional<Pipeline> find(String pipelineId) {
      return Optional.of(pipeline);
    }

    @Override
    public Optional<Pipeline> hold(String pipelineId) {
      return Optional.of(pipeline);
    }
  }

  @Override
  public String name() {
    return "plain Axon JDBC";
  }

  @Override
  public void open(String id) {
    send(id, OurDeals.opening());
  }

  @Override
  public void move(String id, String stage) {
    send(id, new DealCommand.Move(stage, null, null));
  }

  private void send(String id, DealCommand command) {
    var request = new DealRequest(id, command, new Reach.Everyones(), null, Instant.now());
    var about = MetaData.with(AGGREGATE, DealAggregate.storedId(id));
    var message =
        new GenericCommandMessage<>(new GenericMessage<>(request, about), DealAggregate.CHANGE);
    var answer = new CompletableFuture<Object>();
    axon.commandBus()
        .dispatch(
            message,
            (_, result) ->
                answer.complete(
                    result.isExceptional() ? result.exceptionResult() : result.getPayload()));
    if (!(answer.join() instanceof Answer.Done)) {
      throw new IllegalStateException(answer.join().toString());
    }
  }

  @Override
  public void close() {
    axon.shutdown();
    pool.close();
  }
}
