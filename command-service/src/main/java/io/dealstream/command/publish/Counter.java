package io.dealstream.command.publish;

import io.dealstream.command.publish.TermOver.Deposed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The one row that says how far the sequence has come, and in whose term. */
final class Counter {

  private static final String RAISE =
      "UPDATE event_counter SET epoch = epoch + 1 RETURNING next_position - 1, chain, epoch";
  private static final String READ = "SELECT next_position - 1, chain, epoch FROM event_counter";
  private static final String ADVANCE = "UPDATE event_counter SET next_position = ?, chain = ?";

  private final Connection connection;

  Counter(Connection connection) {
    this.connection = connection;
  }

  record State(Place place, long epoch) {

    static State of(ResultSet row) throws SQLException {
      if (!row.next()) {
        throw new SQLException("event_counter has no row");
      }
      return new State(new Place(row.getLong(1), row.getBytes(2)), row.getLong(3));
    }

    void checkEpoch(long expected) throws Deposed {
      if (epoch != expected) {
        throw new Deposed(expected, epoch);
      }
    }
  }

  /** Begins a term: whoever sequenced before fails from now on. */
  State raiseEpoch() throws SQLException {
    return query(RAISE);
  }

  State read() throws SQLException {
    return query(READ);
  }

  /** Waits for any other sequencer's batch; none begins until this transaction ends. */
  State lock() throws SQLException {
    return query(READ + " FOR UPDATE");
  }

  void advanceTo(Place last) throws SQLException {
    try (var advance = connection.prepareStatement(ADVANCE)) {
      advance.setLong(1, last.position() + 1);
      advance.setBytes(2, last.chain());
      advance.executeUpdate();
    }
  }

  private State query(String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql);
        var row = statement.executeQuery()) {
      return State.of(row);
    }
  }
}
