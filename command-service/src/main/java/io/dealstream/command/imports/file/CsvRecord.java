package io.dealstream.command.imports.file;

import java.util.List;

/** A record of a CSV, which may span several lines. */
sealed interface CsvRecord {

  /** Where it begins. */
  long line();

  record Values(long line, List<String> values) implements CsvRecord {}

  record Broken(long line, String why) implements CsvRecord {}
}
