package io.dealstream.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Marks a data folder as unfinished until its server has been set up once. What a first start that
 * was cut off left behind is a broken cluster with nothing in it: it is made anew.
 */
record FirstStart(Path mark) {

  static FirstStart of(Path data) throws IOException {
    var mark = data.resolveSibling(data.getFileName() + ".unfinished");
    if (Files.exists(mark)) {
      deleteAll(data);
    } else if (!Files.exists(data)) {
      Files.createFile(mark);
    }
    return new FirstStart(mark);
  }

  void done() throws IOException {
    Files.deleteIfExists(mark);
  }

  private static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
