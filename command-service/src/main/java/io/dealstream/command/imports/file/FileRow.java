package io.dealstream.command.imports.file;

import org.jspecify.annotations.Nullable;

/** What a row of the file turned out to be. */
public sealed interface FileRow {

  /** Where it begins in the file; the header is line 1. */
  long line();

  /** Of what it is told. Empty where the row cannot be read so far. */
  @Nullable String id();

  record Readable(long line, Entry entry) implements FileRow {

    @Override
    public String id() {
      return entry.id();
    }
  }

  record Unreadable(long line, @Nullable String id, RowProblem problem) implements FileRow {}
}
