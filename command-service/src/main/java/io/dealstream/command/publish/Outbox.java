package io.dealstream.command.publish;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Committed events that have no position yet: present here, whatever their index and their age. */
final class Outbox {

  static final int BATCH = 1_000;

  private static final String LOOK = "SELECT EXISTS (SELECT FROM outbox)";

  // One statement, hence one snapshot. By ctid, because IN (SELECT …) would scan the whole outbox.
  private static final String TAKE =
      """
      WITH taken AS (
        DELETE FROM outbox
        WHERE ctid = ANY (ARRAY(SELECT ctid FROM outbox ORDER BY global_index LIMIT %d))
        RETURNING global_index)
      SELECT %s FROM taken t JOIN event e ON e.global_index = t.global_index
      ORDER BY e.global_index
      """
          .formatted(BATCH, StoredEvent.COLUMNS);

  private static final String COUNT = "SELECT count(*) FROM outbox";

  private final Connection connection;

  Outbox(Connection connection) {
    this.connection = connection;
  }

  boolean hasEvents() throws SQLException {
    try (var look = connection.prepareStatement(LOOK);
        var row = look.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  /**
   * @return at most {@value #BATCH}, in the order of their index
   */
  List<StoredEvent> take() throws SQLException {
    try (var take = connection.prepareStatement(TAKE);
        var rows = take.executeQuery()) {
      var events = new ArrayList<StoredEvent>();
      while (rows.next()) {
        events.add(StoredEvent.of(rows));
      }
      return events;
    }
  }

  long count() throws SQLException {
    try (var count = connection.prepareStatement(COUNT);
        var row = count.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
