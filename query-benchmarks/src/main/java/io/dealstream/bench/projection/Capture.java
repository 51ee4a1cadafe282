package io.dealstream.bench.projection;

import io.dealstream.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps each row that is written to a database from now on, in the order of the writing. */
final class Capture {

  private static final String BEGIN =
      """
      CREATE SCHEMA captured;
      CREATE SEQUENCE captured.number;
      CREATE FUNCTION captured.keep() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN
        EXECUTE format('INSERT INTO captured.%I SELECT nextval(''captured.number''), ($1).*',
          TG_TABLE_NAME) USING NEW;
        RETURN NULL;
      END $$;
      """;

  private static final String TABLE =
      """
      CREATE TABLE captured.%1$s AS SELECT 0::bigint AS captured_number, * FROM %1$s WITH NO DATA;
      CREATE TRIGGER captured AFTER INSERT OR UPDATE ON %1$s
        FOR EACH ROW EXECUTE FUNCTION captured.keep();
      """;

  private record Numbered(long number, WrittenRow row) {}

  private final TestDatabase database;
  private final List<Table> tables;

  private Capture(TestDatabase database, List<Table> tables) {
    this.database = database;
    this.tables = tables;
  }

  static Capture on(TestDatabase database) throws SQLException {
    try (var owner = database.as("query_owner").getConnection();
        var statement = owner.createStatement()) {
      var tables = Table.all(owner);
      statement.execute(BEGIN);
      for (var table : tables) {
        statement.execute(TABLE.formatted(table.name()));
      }
      return new Capture(database, tables);
    }
  }

  /** What was written since. */
  List<WrittenRow> rows() throws SQLException {
    var rows = new ArrayList<Numbered>();
    try (var owner = database.as("query_owner").getConnection()) {
      owner.setAutoCommit(false); // only so are rows fetched some at a time
      for (var table : tables) {
        rows.addAll(rows(owner, table));
      }
    }
    rows.sort(Comparator.comparingLong(Numbered::number));
    return rows.stream().map(Numbered::row).toList();
  }

  /** Keeps nothing any more. */
  void drop() throws SQLException {
    try (var owner = database.as("query_owner").getConnection();
        var statement = owner.createStatement()) {
      statement.execute("DROP SCHEMA captured CASCADE");
    }
  }

  private static List<Numbered> rows(Connection connection, Table table) throws SQLException {
    var rows = new ArrayList<Numbered>();
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(1_000);
      try (var row = statement.executeQuery("SELECT * FROM captured." + table.name())) {
        while (row.next()) {
          var values = new String[table.columns().size()];
          for (var i = 0; i < values.length; i++) {
            values[i] = row.getString(table.columns().get(i).name());
          }
          rows.add(new Numbered(row.getLong("captured_number"), new WrittenRow(table, values)));
        }
      }
    }
    return rows;
  }
}
