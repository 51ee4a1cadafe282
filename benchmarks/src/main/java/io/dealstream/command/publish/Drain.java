package io.dealstream.command.publish;

import io.dealstream.background.WakeUp;
import io.dealstream.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.time.Duration;

/**
 * The sequencer at work beside commands that are measured: it empties the outbox, gives positions
 * and chains them, as in a running service; nobody takes the events further.
 */
public final class Drain implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Connection connection;
  private final Sequencer sequencer;
  private final Sequencing sequencing;

  /**
   * After the service's own sequencer, which finds no Kafka and never begins: it would depose us.
   */
  public Drain(TestDatabase database) throws Exception {
    awaitFirstTerm(database);
    connection =
        new SequencerDatabase(
                database.url(), "command_sequencer", database.password("command_sequencer"))
            .connect("sequencer");
    sequencer = Sequencer.takeOffice(connection);
    sequencing =
        new Sequencing(
            sequencer,
            new Handover(sequencer.start().position()),
            new WakeUp(),
            new Figures(new SimpleMeterRegistry()));
    sequencing.startOnce();
  }

  private static void awaitFirstTerm(TestDatabase database) throws Exception {
    await(
        database,
        "SELECT epoch > 0 FROM event_counter",
        () -> {},
        "the service's own sequencer has not begun");
  }

  /** Waits until it has kept up; fails where sequencing has failed. */
  public void awaitEmpty(TestDatabase database) throws Exception {
    await(
        database,
        "SELECT NOT EXISTS (SELECT 1 FROM outbox)",
        sequencing::check,
        "the sequencer does not keep up");
  }

  @FunctionalInterface
  private interface Check {

    void run() throws Exception;
  }

  private static void await(TestDatabase database, String question, Check check, String otherwise)
      throws Exception {
    var end = System.nanoTime() + PATIENCE.toNanos();
    try (var looking = database.as("command_owner").getConnection();
        var asking = looking.prepareStatement(question)) {
      while (true) {
        check.run();
        try (var row = asking.executeQuery()) {
          row.next();
          if (row.getBoolean(1)) {
            return;
          }
        }
        if (System.nanoTime() > end) {
          throw new IllegalStateException(otherwise);
        }
        Thread.sleep(Duration.ofMillis(5));
      }
    }
  }

  @Override
  public void close() throws Exception {
    sequencing.close();
    connection.close();
  }
}
