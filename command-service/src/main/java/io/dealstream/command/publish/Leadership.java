package io.dealstream.command.publish;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Who sequences and publishes: the instance whose session holds an advisory lock, on a connection
 * that does nothing else and has no transaction open. It only spares the instances from competing;
 * what keeps two of them from doing harm are the counter's row and its epoch.
 */
final class Leadership implements AutoCloseable {

  /** "dealstrm", as a number: the key of the lock. */
  private static final long KEY = 0x6465_616c_7374_726dL;

  private final Connection connection;

  private Leadership(Connection connection) {
    this.connection = connection;
  }

  static Leadership candidate(SequencerDatabase database) throws SQLException {
    return new Leadership(database.connect("leadership"));
  }

  /** Asks without waiting: a waiting statement would hold back vacuum for as long as it waits. */
  boolean tryToLead() throws SQLException {
    try (var statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
      statement.setLong(1, KEY);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Gives the lock up with its session. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
