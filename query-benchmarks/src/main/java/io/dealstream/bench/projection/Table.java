package io.dealstream.bench.projection;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A table that the projection may write to, as PostgreSQL describes it. */
record Table(String name, List<Column> columns) {

  record Column(String name, String type, boolean isKey) {}

  // How far topics are read is no row of a read model: bare upserts read none.
  private static final String ALL =
      """
      SELECT c.relname, a.attname, t.typname, a.attnum = ANY (i.indkey)
      FROM pg_class c
      JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
      JOIN pg_attribute a
        ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      JOIN pg_type t ON t.oid = a.atttypid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
        AND c.relname <> 'consumer_offset' AND has_table_privilege('query_app', c.oid, 'INSERT')
      ORDER BY c.relname, a.attnum
      """;

  static List<Table> all(Connection connection) throws SQLException {
    Map<String, List<Column>> columns = new LinkedHashMap<>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(ALL)) {
      while (row.next()) {
        columns
            .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
            .add(new Column(row.getString(2), row.getString(3), row.getBoolean(4)));
      }
    }
    return columns.entrySet().stream().map(e -> new Table(e.getKey(), e.getValue())).toList();
  }

  /** One statement for any number of rows, an array for each column. */
  String upsert() {
    return "INSERT INTO %s (%s) SELECT * FROM unnest(%s) ON CONFLICT (%s) DO UPDATE SET %s"
        .formatted(
            name,
            columns.stream().map(Column::name).collect(joining(", ")),
            columns.stream().map(c -> "?::" + c.type + "[]").collect(joining(", ")),
            columns.stream().filter(Column::isKey).map(Column::name).collect(joining(", ")),
            columns.stream()
                .filter(c -> !c.isKey)
                .map(c -> c.name + " = excluded." + c.name)
                .collect(joining(", ")));
  }

  /** What tells it from the table's other rows. */
  List<String> keyOf(String[] row) {
    return IntStream.range(0, row.length)
        .filter(i -> columns.get(i).isKey)
        .mapToObj(i -> Arrays.asList(row).get(i))
        .toList();
  }
}
