package io.dealstream.command.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What became of a transaction whose commit was never answered. While the database is still at it,
 * this waits: looking for its rows too early would find none, although they come.
 *
 * @param transaction its number
 * @param eventIds of all events it was to store
 */
record InDoubt(String transaction, List<String> eventIds) {

  private static final long LOOK_EVERY_MILLIS = 20;

  boolean isCommitted(Connection connection) throws SQLException, InterruptedException {
    var status = status(connection);
    while (status.equals("in progress")) {
      Thread.sleep(LOOK_EVERY_MILLIS);
      status = status(connection);
    }
    // A database that was replaced by a copy of itself may have given the number to another one.
    return eventIds.isEmpty() ? status.equals("committed") : areAllStored(connection);
  }

  private String status(Connection connection) throws SQLException {
    try (var ask = connection.prepareStatement("SELECT pg_xact_status(?::text::xid8)")) {
      ask.setString(1, transaction);
      try (var row = ask.executeQuery()) {
        var status = row.next() ? row.getString(1) : null;
        return status == null ? "" : status;
      }
    } finally {
      connection.rollback();
    }
  }

  private boolean areAllStored(Connection connection) throws SQLException {
    try (var ask =
        connection.prepareStatement("SELECT count(*) FROM event WHERE event_id = ANY (?)")) {
      ask.setArray(1, connection.createArrayOf("text", eventIds.toArray()));
      try (var row = ask.executeQuery()) {
        return row.next() && row.getLong(1) == eventIds.size();
      }
    } finally {
      connection.rollback();
    }
  }
}
