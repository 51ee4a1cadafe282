package io.dealstream.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes of a service as its JVM has read them, in a file that the JVM writes at its first end
 * and reads thousands of them from at once afterwards. An archive of other jars than those there
 * are is neither read nor written anew: it has to go, or every start is a slow one.
 *
 * @param file where the archive is, if there is one
 * @param jar the service's, made last of all it consists of
 */
record ClassArchive(Path file, Path jar) {

  /** What tells the JVM to use the archive, or to write one where there is none. */
  List<String> flags() {
    return List.of(
        "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + file, "-Xlog:cds*=error");
  }

  /** Removes an archive that was made of older jars. */
  void removeIfOutdated() throws IOException {
    var built = Files.getLastModifiedTime(jar);
    try {
      if (Files.getLastModifiedTime(file).compareTo(built) < 0) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException _) {
      // there is none yet, or another copy that starts from the same jars was first to remove it
    }
  }
}
