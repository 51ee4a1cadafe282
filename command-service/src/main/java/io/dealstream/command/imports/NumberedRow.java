package io.dealstream.command.imports;

import io.dealstream.command.imports.file.Entry;
import io.dealstream.command.imports.file.FileRow;
import org.jspecify.annotations.Nullable;

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
   * Counts the row among those of the same deal, whether it can be read or not: the rows after it
   * do not shift.
   */
  static NumberedRow of(String pipelineId, long number, FileRow row, RowCounts counts) {
    @Nullable String id = row.id();
    var within = id == null ? 0 : counts.next(id);
    return switch (row) {
      case FileRow.Unreadable unreadable -> new Undecidable(number, unreadable);
      case FileRow.Readable(var line, var entry) ->
          new Decidable(number, line, entry, Fingerprint.of(pipelineId, entry, within));
    };
  }
}
