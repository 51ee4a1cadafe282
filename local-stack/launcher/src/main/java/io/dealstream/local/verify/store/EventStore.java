package io.dealstream.local.verify.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the event store, as it was when the transaction began. */
public final class EventStore {

  private static final int ROWS_AT_ONCE = 500;

  private static final String BY_POSITION =
      """
      SELECT p.position, p.chain, p.deal_chain, e.event_id, e.aggregate_id, e.sequence,
        e.aggregate_type, e.recorded_at, e.payload_type, e.payload, e.metadata
      FROM event_position p LEFT JOIN event e ON e.global_index = p.global_index
      WHERE p.position > ? AND p.position <= ? ORDER BY p.position
      """;

  private static final String NOWHERE =
      """
      SELECT e.aggregate_id, e.sequence FROM event e
      WHERE NOT EXISTS (SELECT FROM event_position p WHERE p.global_index = e.global_index)
        AND NOT EXISTS (SELECT FROM outbox o WHERE o.global_index = e.global_index)
      ORDER BY e.global_index
      """;

  private static final String TWICE =
      """
      SELECT p.position FROM outbox o JOIN event_position p ON p.global_index = o.global_index
      ORDER BY p.position
      """;

  private final Connection connection;

  public EventStore(Connection connection) {
    this.connection = connection;
  }

  /**
   * What the store says beside its rows.
   *
   * @param nextPosition what the sequencer goes on from, as is chain
   * @param waiting events that wait for their position
   * @param nowhere events that have no position and do not wait for one either: nobody would ever
   *     see them
   * @param twice positions of events that wait to be given another one
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record State(
      long nextPosition, byte[] chain, long waiting, List<String> nowhere, List<String> twice) {}

  /** Is handed rows, one after the other. */
  @FunctionalInterface
  public interface Eye {
    void see(StoredRow row) throws SQLException;
  }

  /** Begins anew: what is read from now on is of a later moment. */
  public void renew() throws SQLException {
    connection.commit();
  }

  /** The last position given; 0 where there is none. */
  public long lastPosition() throws SQLException {
    return number("SELECT coalesce(max(position), 0) FROM event_position");
  }

  public State state() throws SQLException {
    try (var read = connection.prepareStatement("SELECT next_position, chain FROM event_counter");
        var row = read.executeQuery()) {
      row.next();
      return new State(
          row.getLong(1),
          row.getBytes(2),
          number("SELECT count(*) FROM outbox"),
          lines(NOWHERE, event -> event.getString(1) + " event " + event.getLong(2)),
          lines(TWICE, position -> "position " + position.getLong(1)));
    }
  }

  /** The rows behind a position, up to another one, in order; streamed, not gathered. */
  public void read(long after, long upTo, Eye eye) throws SQLException {
    try (var read = connection.prepareStatement(BY_POSITION)) {
      read.setFetchSize(ROWS_AT_ONCE);
      read.setLong(1, after);
      read.setLong(2, upTo);
      try (var rows = read.executeQuery()) {
        while (rows.next()) {
          eye.see(row(rows));
        }
      }
    }
  }

  /** What stands at a position; null where nothing does. */
  public @Nullable StoredRow at(long position) throws SQLException {
    var found = new ArrayList<StoredRow>();
    read(position - 1, position, found::add);
    return found.isEmpty() ? null : found.getFirst();
  }

  private static StoredRow row(ResultSet row) throws SQLException {
    var id = row.getString(4);
    var event =
        id == null
            ? null
            : new StoredEvent(
                id,
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getBytes(10),
                row.getBytes(11));
    return new StoredRow(row.getLong(1), row.getBytes(2), row.getBytes(3), event);
  }

  private long number(String sql) throws SQLException {
    try (var read = connection.prepareStatement(sql);
        var row = read.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private interface Text {
    String of(ResultSet row) throws SQLException;
  }

  private List<String> lines(String sql, Text text) throws SQLException {
    try (var read = connection.prepareStatement(sql)) {
      read.setFetchSize(ROWS_AT_ONCE);
      try (var rows = read.executeQuery()) {
        var found = new ArrayList<String>();
        while (rows.next()) {
          found.add(text.of(rows));
        }
        return found;
      }
    }
  }
}
