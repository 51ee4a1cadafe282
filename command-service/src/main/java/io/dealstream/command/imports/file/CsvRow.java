package io.dealstream.command.imports.file;

import java.util.List;
import java.util.Map;

/** A row of a CSV by the names of its header. */
public sealed interface CsvRow {

  /** Where it begins. */
  long line();

  record Whole(long line, Map<String, Integer> columns, List<String> values) implements CsvRow {

    /** The field, without space around it; empty where it is blank or there is no such column. */
    public String get(String column) {
      var at = columns.get(column);
      return at == null ? "" : values.get(at).strip();
    }
  }

  record Broken(long line, String why) implements CsvRow {

    public FileRow unreadable() {
      return new FileRow.Unreadable(line, null, new RowProblem("unreadable-row", "row", why));
    }
  }
}
