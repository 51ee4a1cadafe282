package io.dealstream.command.publish;

import io.dealstream.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
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

  public Drain(TestDatabase database) throws SQLException {
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

  /** Waits until it has kept up; fails where sequencing has failed. */
  public void awaitEmpty(TestDatabase database) throws Exception {
    var end = System.nanoTime() + PATIENCE.toNanos();
    try (var looking = database.as("command_owner").getConnection();
        var count = looking.prepareStatement("SELECT count(*) FROM outbox")) {
      while (true) {
        sequencing.check();
        try (var row = count.executeQuery()) {
          row.next();
          if (row.getLong(1) == 0) {
            return;
          }
        }
        if (System.nanoTime() > end) {
          throw new IllegalStateException("the sequencer does not keep up");
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
