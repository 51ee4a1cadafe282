package io.dealstream.command.store;

import java.util.List;

/**
 * A row that is written together with events, or not at all.
 *
 * @param statement one SQL statement with a question mark for each value
 */
public record SideRow(String statement, List<Object> values) {

  public SideRow {
    values = List.copyOf(values);
  }

  public static SideRow of(String statement, Object... values) {
    return new SideRow(statement, List.of(values));
  }
}
