package io.dealstream.command.store;

import static io.dealstream.command.Awaiting.await;

import io.dealstream.testing.TestDatabase;
import io.dealstream.testing.TestServers;
import io.dealstream.tracing.Tracing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A writer on a real database, and what stands in its tables. */
final class StoreOnDatabase implements AutoCloseable {

  private static final Duration QUICK = Duration.ofMillis(2);
  private static final String HEADS =
      "SELECT pipeline_id, version FROM pipeline_head WHERE pipeline_id = ANY (?) ORDER BY 1";

  private final TestDatabase database =
      TestServers.commandDatabase("classpath:db/command/store", "classpath:db/command/pipeline");
  final JdbcClient owner = JdbcClient.create(database.as("command_owner"));
  final GroupCommit commits;
  final Premises premises;
  final AggregateCache remembered = new AggregateCache(10);
  final ReadAhead readAhead;
  final EventTable events;
  private final Writer writer;

  StoreOnDatabase() {
    this(1_000, connection -> connection);
  }

  /**
   * @param room how many commands may wait
   * @param seen what the writer is given for a connection
   */
  StoreOnDatabase(int room, UnaryOperator<Connection> seen) {
    var real = new PostgresWriter(database.url(), "command_app", database.password("command_app"));
    writer = new Writer(() -> seen.apply(real.connect()), room);
    var app = new JdbcTemplate(database.as("command_app"));
    commits = new GroupCommit(writer, new Present(app));
    premises = new Premises(app);
    readAhead = new ReadAhead(app, remembered);
    events =
        new EventTable(new EventSerializer(), app, new Snapshots(app, List.of()), Tracing.off());
  }

  /** One command that appends these numbers to a deal. */
  void append(String deal, long... sequences) {
    commits.once(
        () -> {
          for (var sequence : sequences) {
            WriteSet.current().add(event(deal, sequence));
          }
          return deal;
        });
  }

  static EventRow event(String deal, long sequence) {
    var id = UUID.randomUUID().toString();
    var nothing = new byte[0];
    return new EventRow(
        id,
        "deal:" + deal,
        sequence,
        "deal",
        "2026-03-02T09:00:00Z",
        "a",
        null,
        nothing,
        nothing,
        null);
  }

  static SideRow head(String pipeline, Object version) {
    return SideRow.of(
        """
        INSERT INTO pipeline_head (pipeline_id, version) VALUES (?, ?)
        ON CONFLICT (pipeline_id) DO UPDATE SET version = excluded.version\
        """,
        pipeline,
        version);
  }

  void hold(String pipeline) {
    premises.hold(HEADS, pipeline);
  }

  long heads() {
    return owner.sql("SELECT count(*) FROM pipeline_head").query(Long.class).single();
  }

  List<Long> sequences(String deal) {
    return owner
        .sql("SELECT sequence FROM event WHERE aggregate_id = ? ORDER BY global_index")
        .param("deal:" + deal)
        .query(Long.class)
        .list();
  }

  /** How many transactions the events came in. */
  long commits() {
    return owner.sql("SELECT count(DISTINCT xmin::text) FROM event").query(Long.class).single();
  }

  /** Lets nobody store an event until it is closed. */
  AutoCloseable holdWritersBack() throws SQLException {
    var connection = database.as("command_owner").getConnection();
    connection.setAutoCommit(false);
    try (var lock = connection.createStatement()) {
      lock.execute("LOCK TABLE event IN SHARE MODE");
    }
    return connection;
  }

  /** From now on every commit takes so long. */
  void slowCommits(String seconds) {
    owner
        .sql(
            """
            CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN PERFORM pg_sleep(%s); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON event
              DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow()\
            """
                .formatted(seconds))
        .update();
  }

  void fastCommits() {
    owner.sql("DROP TRIGGER slow ON event").update();
  }

  /** Ends the writer's connection, as an administrator would; whether there was one. */
  boolean killWriter(String during) {
    return JdbcClient.create(database.as("command_app"))
        .sql(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name = ? AND datname = current_database() AND query LIKE ?\
            """)
        .param(PostgresWriter.NAME)
        .param(during)
        .query(Boolean.class)
        .list()
        .contains(true);
  }

  void awaitKill(String during) {
    await("the writer to be seen at " + during).pollInterval(QUICK).until(() -> killWriter(during));
  }

  void awaitBlocked() {
    var blocked = owner.sql("SELECT count(*) FROM pg_locks WHERE NOT granted");
    await("the writer to wait")
        .pollInterval(QUICK)
        .until(() -> blocked.query(Long.class).single() > 0);
  }

  /** Until so many commands wait behind those being stored. */
  void awaitWaiting(int commands) {
    await(commands + " commands to wait")
        .pollInterval(QUICK)
        .until(() -> writer.waiting() == commands);
  }

  @Override
  public void close() throws InterruptedException {
    writer.close();
  }
}
