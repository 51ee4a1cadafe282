package io.dealstream.bench.peers;

import com.typesafe.config.ConfigFactory;
import io.dealstream.bench.DealsUnderLoad;
import io.dealstream.bench.Stages;
import io.dealstream.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Pekko Persistence on its JDBC journal: each deal an actor that stays as long as it is used. */
public final class PekkoDeals implements DealsUnderLoad {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String JOURNAL =
      """
      CREATE TABLE event_journal (
        ordering BIGSERIAL, persistence_id VARCHAR(255) NOT NULL, sequence_number BIGINT NOT NULL,
        deleted BOOLEAN DEFAULT FALSE NOT NULL, writer VARCHAR(255) NOT NULL,
        write_timestamp BIGINT, adapter_manifest VARCHAR(255), event_ser_id INTEGER NOT NULL,
        event_ser_manifest VARCHAR(255) NOT NULL, event_payload BYTEA NOT NULL,
        meta_ser_id INTEGER, meta_ser_manifest VARCHAR(255), meta_payload BYTEA,
        PRIMARY KEY (persistence_id, sequence_number));
      CREATE UNIQUE INDEX event_journal_ordering_idx ON event_journal (ordering);
      CREATE TABLE event_tag (
        event_id BIGINT REFERENCES event_journal (ordering) ON DELETE CASCADE,
        tag VARCHAR(256), PRIMARY KEY (event_id, tag));
      CREATE TABLE snapshot (
        persistence_id VARCHAR(255) NOT NULL, sequence_number BIGINT NOT NULL,
        created BIGINT NOT NULL, snapshot_ser_id INTEGER NOT NULL,
        snapshot_ser_manifest VARCHAR(255) NOT NULL, snapshot_payload BYTEA NOT NULL,
        meta_ser_id INTEGER, meta_ser_manifest VARCHAR(255), meta_payload BYTEA,
        PRIMARY KEY (persistence_id, sequence_number))\
      """;

  private static final String SETTINGS =
      """
      pekko.loglevel = OFF
      pekko.stdout-loglevel = OFF
      pekko.actor.serialization-bindings {
        "io.dealstream.bench.peers.Opened" = jackson-json
        "io.dealstream.bench.peers.Moved" = jackson-json
      }
      pekko.persistence.journal.plugin = jdbc-journal
      pekko.persistence.snapshot-store.plugin = jdbc-snapshot-store
      jdbc-journal.use-shared-db = slick
      jdbc-snapshot-store.use-shared-db = slick
      pekko-persistence-jdbc.shared-databases.slick {
        profile = "slick.jdbc.PostgresProfile$"
        db {
          url = "%s", user = command_owner, password = "%s", driver = org.postgresql.Driver
          numThreads = 10, maxConnections = 10, minConnections = 10
        }
      }
      """;

  private record Spawn(String id, ActorRef<ActorRef<PekkoDeal.Command>> answer) {}

  private record Forget(ActorRef<PekkoDeal.Command> deal) {}

  private final ActorSystem<Object> actors;
  private final ConcurrentMap<String, ActorRef<PekkoDeal.Command>> hot = new ConcurrentHashMap<>();

  public PekkoDeals(TestDatabase database) throws SQLException {
    try (var connection = database.as("command_owner").getConnection();
        var statement = connection.createStatement()) {
      statement.execute(JOURNAL);
    }
    var settings = SETTINGS.formatted(database.url(), database.password("command_owner"));
    actors =
        ActorSystem.create(
            guardian(),
            "bench",
            ConfigFactory.parseString(settings).withFallback(ConfigFactory.load()));
  }

  private static Behavior<Object> guardian() {
    return Behaviors.setup(
        context ->
            Behaviors.receive(Object.class)
                .onMessage(
                    Spawn.class,
                    spawn -> {
                      spawn.answer().tell(context.spawnAnonymous(new PekkoDeal(spawn.id())));
                      return Behaviors.same();
                    })
                .onMessage(
                    Forget.class,
                    forget -> {
                      context.stop(forget.deal());
                      return Behaviors.same();
                    })
                .build());
  }

  @Override
  public String name() {
    return "Pekko, hot entity";
  }

  @Override
  public void open(String id) {
    var deal =
        AskPattern.<Object, ActorRef<PekkoDeal.Command>>ask(
                actors, answer -> new Spawn(id, answer), PATIENCE, actors.scheduler())
            .toCompletableFuture()
            .join();
    hot.put(id, deal);
    AskPattern.<PekkoDeal.Command, Done>ask(
            deal, answer -> new PekkoDeal.Open(Stages.FIRST, answer), PATIENCE, actors.scheduler())
        .toCompletableFuture()
        .join();
  }

  @Override
  public void move(String id, String stage) {
    AskPattern.<PekkoDeal.Command, Done>ask(
            hot.get(id), answer -> new PekkoDeal.Move(stage, answer), PATIENCE, actors.scheduler())
        .toCompletableFuture()
        .join();
  }

  @Override
  public void forget(String id) {
    var deal = hot.remove(id);
    if (deal != null) {
      actors.tell(new Forget(deal));
    }
  }

  @Override
  public void close() {
    actors.terminate();
    actors.getWhenTerminated().toCompletableFuture().join();
  }
}
