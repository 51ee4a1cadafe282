package io.dealstream.local.imports;

import io.dealstream.local.terminal.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file somebody has named, looked at before anything is sent. */
final class NamedFile {

  private NamedFile() {}

  static void checkReadable(Path path) {
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new Refusal(path + " is not a file that can be read");
    }
  }

  static void checkWritable(Path path) {
    var folder = path.toAbsolutePath().getParent();
    var canBeMade = folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    var canBeReplaced = Files.isRegularFile(path) && Files.isWritable(path);
    if (!(Files.exists(path) ? canBeReplaced : canBeMade)) {
      throw new Refusal(path + " is not a file that can be written");
    }
  }
}
