package io.dealstream.command.imports.file;

import org.jspecify.annotations.Nullable;

/** What a row of the file turned out to be. */
public sealed interface FileRow {

  /** Where it begins in the file; the header is line 1. */
  long line();

  /** Empty where the row cannot be read so far. */
  @Nullable String dealId();

  record Readable(long line, TransitionRow transition) implements FileRow {

    @Override
    public String dealId() {
      return transition.dealId();
    }
  }

  record Unreadable(long line, @Nullable String dealId, RowProblem problem) implements FileRow {}
}
