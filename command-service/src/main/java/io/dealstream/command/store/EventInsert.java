package io.dealstream.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * All events of a batch in one statement, and so in one look of the trigger behind the table.
 *
 * @param transaction the number of the transaction it was done in
 * @param stored the ids of those that were stored; another writer's row stands where one is missing
 */
record EventInsert(String transaction, Set<String> stored) {

  private static final String INSERT =
      """
      INSERT INTO event (event_id, aggregate_id, sequence, aggregate_type, recorded_at,
        payload_type, payload_revision, payload, metadata, traceparent)
      SELECT event_id, aggregate_id, sequence, aggregate_type, recorded_at,
        payload_type, payload_revision, payload, metadata, traceparent
      FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
          ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::text[])
        WITH ORDINALITY AS row (event_id, aggregate_id, sequence, aggregate_type, recorded_at,
          payload_type, payload_revision, payload, metadata, traceparent, place)
      ORDER BY place
      ON CONFLICT DO NOTHING
      RETURNING pg_current_xact_id()::text, event_id\
      """;

  private static final String NOTHING = "SELECT pg_current_xact_id()::text, NULL";

  /**
   * @param rows in the order in which they are to be stored
   */
  static EventInsert of(Connection connection, List<EventRow> rows) throws SQLException {
    if (rows.isEmpty()) {
      try (var nothing = connection.prepareStatement(NOTHING)) {
        return new EventInsert(read(nothing, new HashSet<>()), Set.of());
      }
    }
    try (var insert = connection.prepareStatement(INSERT)) {
      var column = new Columns(connection, insert, rows);
      column.set(1, "text", String[]::new, EventRow::eventId);
      column.set(2, "text", String[]::new, EventRow::aggregateId);
      column.set(3, "bigint", Long[]::new, EventRow::sequence);
      column.set(4, "text", String[]::new, EventRow::aggregateType);
      column.set(5, "text", String[]::new, EventRow::recordedAt);
      column.set(6, "text", String[]::new, EventRow::payloadType);
      column.set(7, "text", String[]::new, EventRow::payloadRevision);
      column.set(8, "bytea", byte[][]::new, EventRow::payload);
      column.set(9, "bytea", byte[][]::new, EventRow::metadata);
      if (rows.stream().anyMatch(row -> row.traceparent() != null)) {
        column.set(10, "text", String[]::new, EventRow::traceparent);
      } else {
        insert.setNull(10, Types.ARRAY); // and so is each of them
      }
      var stored = new HashSet<String>();
      return new EventInsert(read(insert, stored), stored);
    }
  }

  private static String read(PreparedStatement statement, Set<String> stored) throws SQLException {
    var transaction = "";
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        transaction = rows.getString(1);
        stored.add(rows.getString(2));
      }
    }
    return transaction;
  }

  private record Columns(Connection connection, PreparedStatement insert, List<EventRow> rows) {

    <V> void set(
        int number,
        String type,
        IntFunction<V[]> array,
        Function<EventRow, ? extends @Nullable V> value)
        throws SQLException {
      var values = rows.stream().map(value).toArray(array);
      insert.setArray(number, connection.createArrayOf(type, values));
    }
  }
}
