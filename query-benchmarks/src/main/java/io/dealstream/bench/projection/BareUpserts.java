package io.dealstream.bench.projection;

import io.dealstream.bench.projection.Table.Column;
import io.dealstream.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What PostgreSQL gives whoever has the rows already: a hundred of a table by one statement, and a
 * commit for each.
 */
final class BareUpserts {

  private static final int AT_ONCE = 100;

  /** Of one table: as many as are written at once, no two of them the same row. */
  private static final class Waiting {
    private final PreparedStatement statement;
    private final List<WrittenRow> rows = new ArrayList<>(AT_ONCE);
    private final Set<List<String>> keys = new HashSet<>();

    Waiting(PreparedStatement statement) {
      this.statement = statement;
    }
  }

  private final Connection connection;
  private final Map<Table, Waiting> waiting = new HashMap<>();

  private BareUpserts(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param synchronousCommit whether each commit waits for the disk
   * @param events that all the rows are of
   */
  static Pass write(
      TestDatabase database, List<WrittenRow> rows, boolean synchronousCommit, long events)
      throws SQLException {
    // The owner: the service itself may only add to some of the tables.
    try (var connection = database.as("query_owner").getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit = " + (synchronousCommit ? "on" : "off"));
      var watch = new Stopwatch(connection);
      new BareUpserts(connection).write(rows);
      return watch.stop(rows.size(), events);
    }
  }

  private void write(List<WrittenRow> rows) throws SQLException {
    for (var row : rows) {
      var same = waiting.get(row.table());
      if (same == null) {
        same = new Waiting(connection.prepareStatement(row.table().upsert()));
        waiting.put(row.table(), same);
      }
      if (!same.keys.add(row.table().keyOf(row.values()))) {
        write(row.table(), same);
        same.keys.add(row.table().keyOf(row.values()));
      }
      same.rows.add(row);
      if (same.rows.size() == AT_ONCE) {
        write(row.table(), same);
      }
    }
    for (var rest : waiting.entrySet()) {
      write(rest.getKey(), rest.getValue());
      rest.getValue().statement.close();
    }
  }

  private void write(Table table, Waiting some) throws SQLException {
    if (some.rows.isEmpty()) {
      return;
    }
    for (var i = 0; i < table.columns().size(); i++) {
      some.statement.setArray(i + 1, column(table.columns().get(i), i, some.rows));
    }
    some.statement.executeUpdate();
    some.rows.clear();
    some.keys.clear();
  }

  private java.sql.Array column(Column column, int number, List<WrittenRow> rows)
      throws SQLException {
    var values = new String[rows.size()];
    for (var i = 0; i < values.length; i++) {
      values[i] = rows.get(i).values()[number];
    }
    return connection.createArrayOf(column.type(), values);
  }
}
