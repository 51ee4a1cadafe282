package io.dealstream.command.imports;

import io.dealstream.command.imports.file.Entry;
import io.dealstream.command.imports.file.FileRow;

/**
 * A row on its way to a lane.
 *
 * @param number its place among the rows of the file, from 1
 */
sealed interface NumberedRow {

  long number();

  /** Where it stands in the file. */
  long line();

  record Decidable(long number, long line, Entry entry, Fingerprint fingerprint)
      implements NumberedRow {}

  record Undecidable(long number, FileRow.Unreadable row) implements NumberedRow {

    @Override
    public long line() {
      return row.line();
    }
  }

  /**
   * Counts the row among those of the same deal or lead, whether it can be read or not: the rows
   * after it do not shift.
   */
  static NumberedRow of(String pipelineId, long number, FileRow row, RowCounts counts) {
    return switch (row) {
      case FileRow.Unreadable unreadable -> {
        var id = unreadable.id();
        if (id != null) {
          counts.next(id);
        }
        yield new Undecidable(number, unreadable);
      }
      case FileRow.Readable(var line, var entry) ->
          new Decidable(
              number, line, entry, Fingerprint.of(pipelineId, entry, counts.next(entry.counted())));
    };
  }
}
