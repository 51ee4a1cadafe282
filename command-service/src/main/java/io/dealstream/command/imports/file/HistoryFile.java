package io.dealstream.command.imports.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A history being read from its first row to its last, once. */
public interface HistoryFile {

  /**
   * @return the next row, or null after the last
   * @throws UnreadableFile where nothing after this point can be read either
   */
  @Nullable FileRow next() throws IOException, UnreadableFile;
}
