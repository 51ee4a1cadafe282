package io.dealstream.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is carried out together with the storing of events, or not at all.
 *
 * @param statement one SQL statement with a question mark for each value; rows of one statement are
 *     written together
 * @param values an array of text, numbers or bytes goes as an array of the database
 * @param rows how many rows it must touch; {@link #ANY_NUMBER} for however many
 * @param otherwise what its command fails with, alone, where it touches another number
 * @param afterEvents whether it sees the events of its commit, those of other commands included
 */
public record SideRow(
    String statement,
    List<@Nullable Object> values,
    int rows,
    Supplier<? extends RuntimeException> otherwise,
    boolean afterEvents) {

  public static final int ANY_NUMBER = -1;

  public SideRow {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  public static SideRow of(String statement, @Nullable Object... values) {
    return exactly(ANY_NUMBER, IllegalStateException::new, statement, values);
  }

  public static SideRow exactly(
      int rows,
      Supplier<? extends RuntimeException> otherwise,
      String statement,
      @Nullable Object... values) {
    return new SideRow(statement, Arrays.asList(values), rows, otherwise, false);
  }

  /**
   * Carried out when all events of the commit are in their places: for what they must not break.
   */
  public static SideRow afterEvents(
      int rows,
      Supplier<? extends RuntimeException> otherwise,
      String statement,
      @Nullable Object... values) {
    return new SideRow(statement, Arrays.asList(values), rows, otherwise, true);
  }

  /** The statement with its values in it. */
  public PreparedStatement on(Connection connection) throws SQLException {
    var prepared = connection.prepareStatement(statement);
    bind(prepared);
    return prepared;
  }

  void bind(PreparedStatement prepared) throws SQLException {
    for (var i = 0; i < values.size(); i++) {
      switch (values.get(i)) {
        case Object[] array -> prepared.setArray(i + 1, arrayOf(array, prepared.getConnection()));
        case null, default -> prepared.setObject(i + 1, values.get(i));
      }
    }
  }

  private static java.sql.Array arrayOf(Object[] array, Connection connection) throws SQLException {
    var type =
        switch (array) {
          case String[] _ -> "text";
          case Long[] _ -> "bigint";
          case byte[][] _ -> "bytea";
          default -> throw new IllegalArgumentException("an array of " + array.getClass());
        };
    return connection.createArrayOf(type, array);
  }

  /**
   * @throws RuntimeException what the command is to fail with
   */
  public void check(int touched) {
    if (!isSatisfiedBy(touched)) {
      throw otherwise.get();
    }
  }

  boolean isSatisfiedBy(int touched) {
    return rows == ANY_NUMBER || rows == touched;
  }
}
