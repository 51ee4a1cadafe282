package io.dealstream.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Of all instances on a database one rebuilds: whose session holds this lock. Only that nobody
 * works in vain hangs on it; one that has lost it unawares is fenced by the offsets beside.
 */
final class Alone implements AutoCloseable {

  private static final long KEY = 0x7265_6275_696C_64L; // "rebuild"

  private final Connection session;

  private Alone(Connection session) {
    this.session = session;
  }

  /** Empty where another instance is at work. */
  static Optional<Alone> among(DataSource connections) throws SQLException {
    var session = connections.getConnection();
    if (ask(session, "SELECT pg_try_advisory_lock(?)")) {
      return Optional.of(new Alone(session));
    }
    session.close();
    return Optional.empty();
  }

  @Override
  public void close() throws SQLException {
    try (session) {
      ask(session, "SELECT pg_advisory_unlock(?)");
    }
  }

  private static boolean ask(Connection session, String sql) throws SQLException {
    try (var statement = session.prepareStatement(sql)) {
      statement.setLong(1, KEY);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
