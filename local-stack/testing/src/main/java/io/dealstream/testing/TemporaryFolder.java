package io.dealstream.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder that goes with this JVM. */
record TemporaryFolder(Path path) {

  static TemporaryFolder create(String name) {
    try {
      return new TemporaryFolder(Files.createTempDirectory("dealstream-" + name + "-"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The server in it is closed first. */
  void deleteAtExitAfter(AutoCloseable server) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAndDelete(server)));
  }

  private void closeAndDelete(AutoCloseable server) {
    try {
      server.close();
      try (var files = Files.walk(path)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (Exception failed) {
      System.err.println(path + " could not be tidied away: " + failed);
    }
  }
}
