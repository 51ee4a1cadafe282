package io.dealstream.bench.peers;

import com.thoughtworks.xstream.XStream;
import com.zaxxer.hikari.HikariDataSource;
import io.dealstream.bench.DealsUnderLoad;
import io.dealstream.bench.Pool;
import io.dealstream.bench.Stages;
import io.dealstream.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.jpa.DomainEventEntry;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SnapshotEventEntry;
import org.axonframework.serialization.xml.CompactDriver;
import org.axonframework.serialization.xml.XStreamSerializer;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;

/** What Axon does where nobody chooses: JPA and XStream, a transaction for each command. */
public final class AxonDefaultDeals implements DealsUnderLoad {

  private final HikariDataSource pool;
  private final EntityManagerFactory entities;
  private final Configuration axon;
  private final CommandGateway gateway;

  public AxonDefaultDeals(TestDatabase database) {
    pool = Pool.of(database, 10);
    var hibernate =
        new org.hibernate.cfg.Configuration()
            .addAnnotatedClass(DomainEventEntry.class)
            .addAnnotatedClass(SnapshotEventEntry.class)
            .setProperty(SchemaToolingSettings.HBM2DDL_AUTO, "create");
    hibernate.getProperties().put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
    entities = hibernate.buildSessionFactory();
    var transactions = new Transactions(entities);
    var xml = xml();
    var engine =
        JpaEventStorageEngine.builder()
            .entityManagerProvider(transactions::present)
            .transactionManager(transactions)
            .eventSerializer(xml)
            .snapshotSerializer(xml)
            .build();
    axon =
        DefaultConfigurer.defaultConfiguration(false)
            .configureSerializer(_ -> xml)
            .configureTransactionManager(_ -> transactions)
            .configureEmbeddedEventStore(_ -> engine)
            .configureAggregate(PeerDeal.class)
            .start();
    gateway = axon.commandGateway();
  }

  private static XStreamSerializer xml() {
    var stream = new XStream(new CompactDriver());
    stream.allowTypesByWildcard(new String[] {"io.dealstream.bench.**", "org.axonframework.**"});
    return XStreamSerializer.builder().xStream(stream).build();
  }

  /** One entity manager for each command, as Spring would bind it to the thread. */
  private static final class Transactions implements TransactionManager {

    private final ThreadLocal<EntityManager> open = new ThreadLocal<>();
    private final EntityManagerFactory entities;

    Transactions(EntityManagerFactory entities) {
      this.entities = entities;
    }

    EntityManager present() {
      return open.get();
    }

    @Override
    public Transaction startTransaction() {
      if (open.get() != null) {
        return new Joined();
      }
      var manager = entities.createEntityManager();
      manager.getTransaction().begin();
      open.set(manager);
      return new Own(manager);
    }

    private final class Own implements Transaction {

      private final EntityManager manager;

      Own(EntityManager manager) {
        this.manager = manager;
      }

      @Override
      public void commit() {
        end(manager.getTransaction()::commit);
      }

      @Override
      public void rollback() {
        end(manager.getTransaction()::rollback);
      }

      private void end(Runnable how) {
        open.remove();
        try (manager) {
          how.run();
        }
      }
    }

    private static final class Joined implements Transaction {

      @Override
      public void commit() {}

      @Override
      public void rollback() {}
    }
  }

  @Override
  public String name() {
    return "Axon's default";
  }

  @Override
  public void open(String id) {
    gateway.sendAndWait(new PeerDeal.Open(id, Stages.FIRST));
  }

  @Override
  public void move(String id, String stage) {
    gateway.sendAndWait(new PeerDeal.Move(id, stage));
  }

  @Override
  public void close() {
    axon.shutdown();
    entities.close();
    pool.close();
  }
}
