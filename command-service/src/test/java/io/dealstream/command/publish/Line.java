package io.dealstream.command.publish;

import static io.dealstream.command.Awaiting.await;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.dealstream.background.WakeUp;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.TopicSetup;
import io.dealstream.events.topic.Topics;
import io.dealstream.testing.TestDatabase;
import io.dealstream.testing.TestServers;
import io.dealstream.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/** An event store of its own and topics of its own, on the servers all tests share. */
final class Line implements AutoCloseable {

  final TestDatabase database;
  final Destination destination;
  private final List<Publishing> running = new ArrayList<>();

  Line(TestDatabase database, Destination destination) {
    this.database = database;
    this.destination = destination;
  }

  static Line fresh() {
    return on(TestServers.kafka());
  }

  static Line on(String kafka) {
    var database = TestServers.commandDatabase("classpath:db/command/store");
    return new Line(
        database, destination(kafka, "t" + UUID.randomUUID().toString().substring(0, 8)));
  }

  private static Destination destination(String kafka, String prefix) {
    return new Destination(
        kafka,
        prefix + "-publisher",
        Destination.at(kafka).topics().entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, e -> named(prefix, e.getValue()))),
        named(prefix, Topics.PUBLISHER_PROGRESS),
        null,
        Tracing.off());
  }

  /** The same, where it is said which trace events are part of. */
  Line traced(Tracing tracing) {
    return new Line(
        database,
        new Destination(
            destination.bootstrapServers(),
            destination.transactionalId(),
            destination.topics(),
            destination.progress(),
            destination.vouching(),
            tracing));
  }

  /** Of two partitions at most: an order over several needs no more. */
  static Topic<String, byte[]> named(String prefix, Topic<String, byte[]> topic) {
    return new Topic<>(
        prefix + "-" + topic.name(),
        topic.retention(),
        Math.min(2, topic.partitions()),
        topic.keys(),
        topic.values());
  }

  SequencerDatabase sequencerDatabase() {
    return new SequencerDatabase(
        database.url(), "command_sequencer", database.password("command_sequencer"));
  }

  Writer writer() throws SQLException {
    return new Writer(database.as("command_app").getConnection());
  }

  /** A whole publisher, as one instance of the service has it. */
  Instance start() {
    var instance = new Instance(this);
    running.add(instance.publishing);
    instance.publishing.start();
    return instance;
  }

  static final class Instance {

    final WakeUp newEvents = new WakeUp();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Figures figures = new Figures(registry);
    final Publishing publishing;

    private Instance(Line line) {
      publishing = new Publishing(line.sequencerDatabase(), line.destination, newEvents, figures);
    }

    PublishingState.Phase phase() {
      return figures.state().phase();
    }

    /** The last position this instance has published. */
    long published() {
      return figures.publishedUpTo();
    }

    void stop() {
      publishing.stop();
    }
  }

  /** Every committed record of the event topics, by position. */
  List<Record> topic() {
    return TopicReader.all(destination);
  }

  void awaitPublished(long events) throws Exception {
    TopicSetup.ensure(destination.bootstrapServers(), destination.all());
    try (var progress = TopicReader.consumer(destination.bootstrapServers())) {
      var all = List.of(new TopicPartition(destination.progress().name(), 0));
      progress.assign(all);
      progress.seekToBeginning(all);
      var published = new AtomicLong();
      await(events + " events on the topics")
          .until(
              () -> {
                for (var record : progress.poll(Duration.ofMillis(20))) {
                  published.set(Progress.fromJson(record.value()).position());
                }
                return published.get() >= events;
              });
    }
  }

  long published() {
    try (var onKafka = new Published(destination)) {
      var progress = onKafka.progress();
      return progress == null ? 0 : progress.position();
    }
  }

  long count(String table) throws SQLException {
    return number("SELECT count(*) FROM " + table);
  }

  long number(String sql) throws SQLException {
    try (var connection = asSequencer();
        var row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  Connection asSequencer() throws SQLException {
    return database.as("command_sequencer").getConnection();
  }

  /**
   * Ends connections from the server's side, as a crash of their owner would. Returns once they
   * have ended.
   */
  void killSessions(String... purposes) throws SQLException {
    var kill =
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            + " WHERE application_name = ? AND datname = current_database()";
    try (var connection = asSequencer();
        var statement = connection.prepareStatement(kill)) {
      for (var purpose : purposes) {
        statement.setString(1, "dealstream " + purpose);
        statement.execute();
      }
    }
  }

  @Override
  public void close() {
    running.forEach(Publishing::stop);
  }
}
