package io.dealstream.query.store;

import static java.util.stream.Collectors.joining;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes any number of rows by one statement: each column goes over as one array, and {@code
 * unnest} makes rows of them again.
 */
public final class RowWriter<T> {

  private record Column<T>(
      String name, String type, Function<T, ? extends @Nullable Object> value) {

    Array of(List<T> rows, Connection connection) throws SQLException {
      return connection.createArrayOf(type, type.equals("bytea") ? bytes(rows) : texts(rows));
    }

    private Object[] bytes(List<T> rows) {
      return rows.stream().map(row -> (byte[]) value.apply(row)).toArray(byte[][]::new);
    }

    // As text, which PostgreSQL reads by the array's type: an Instant as well as a BigDecimal.
    private Object[] texts(List<T> rows) {
      var texts = new @Nullable String[rows.size()];
      for (var i = 0; i < texts.length; i++) {
        var cell = value.apply(rows.get(i));
        texts[i] = cell == null ? null : cell.toString();
      }
      return texts;
    }
  }

  private final String sql;
  private final List<Column<T>> columns;

  private RowWriter(String sql, List<Column<T>> columns) {
    this.sql = sql;
    this.columns = columns;
  }

  public static <T> Builder<T> into(String table) {
    return new Builder<>(table);
  }

  /**
   * @return how many rows were inserted or updated
   */
  public int write(JdbcTemplate jdbc, List<T> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    return jdbc.update(
        connection -> {
          var statement = connection.prepareStatement(sql);
          for (var i = 0; i < columns.size(); i++) {
            statement.setArray(i + 1, columns.get(i).of(rows, connection));
          }
          return statement;
        });
  }

  /** Names the table's columns: first those that make the key, then the others. */
  public static final class Builder<T> {

    private final String table;
    private final List<Column<T>> key = new ArrayList<>();
    private final List<Column<T>> others = new ArrayList<>();

    private Builder(String table) {
      this.table = table;
    }

    public Builder<T> key(String name, String type, Function<T, ? extends @Nullable Object> value) {
      key.add(new Column<>(name, type, value));
      return this;
    }

    public Builder<T> column(
        String name, String type, Function<T, ? extends @Nullable Object> value) {
      others.add(new Column<>(name, type, value));
      return this;
    }

    /** A row that is there already is replaced. */
    public RowWriter<T> replacing() {
      return onConflict(
          "DO UPDATE SET "
              + others.stream().map(c -> c.name + " = excluded." + c.name).collect(joining(", ")));
    }

    /** A row that is there already stays as it is. */
    public RowWriter<T> keeping() {
      return onConflict("DO NOTHING");
    }

    /**
     * @param action what becomes of a row that is there already, in SQL
     */
    public RowWriter<T> onConflict(String action) {
      return new RowWriter<>(insert() + " ON CONFLICT (" + names(key) + ") " + action, all());
    }

    /** No row may be there already. */
    public RowWriter<T> adding() {
      return new RowWriter<>(insert(), all());
    }

    private String insert() {
      var arrays = all().stream().map(c -> "?::" + c.type + "[]").collect(joining(", "));
      return "INSERT INTO %s (%s) SELECT * FROM unnest(%s)".formatted(table, names(all()), arrays);
    }

    private List<Column<T>> all() {
      return Stream.concat(key.stream(), others.stream()).toList();
    }

    private static <T> String names(List<Column<T>> columns) {
      return columns.stream().map(Column::name).collect(joining(", "));
    }
  }
}
