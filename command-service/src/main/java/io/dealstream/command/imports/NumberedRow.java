package io.dealstream.command.imports;

import io.dealstream.command.imports.file.FileRow;
import io.dealstream.command.imports.file.TransitionRow;
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

  record Decidable(long number, long line, TransitionRow transition, Fingerprint fingerprint)
      implements NumberedRow {}

  record Undecidable(long number, FileRow.Unreadable row) implements NumberedRow {

    @Override
    public long line() {
      return row.line();
    }
  }

  /**
   * Counts the row within its deal, whether it can be read or not: the rows after it do not shift.
   */
  static NumberedRow of(String pipelineId, long number, FileRow row, DealCounts counts) {
    @Nullable String deal = row.dealId();
    var within = deal == null ? 0 : counts.next(deal);
    return switch (row) {
      case FileRow.Unreadable unreadable -> new Undecidable(number, unreadable);
      case FileRow.Readable(var line, var transition) ->
          new Decidable(number, line, transition, Fingerprint.of(pipelineId, transition, within));
    };
  }
}
