package io.dealstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What was stored and published once, as approved. With {@code -Dapprove=true} new ones are
 * written; one that is released is never written again.
 */
final class GoldenFiles {

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private GoldenFiles() {}

  static String read(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name + ".json"));
  }

  /** One line each: byte for byte what is stored, and a line feed. */
  static void check(String name, byte[] written) throws IOException {
    var file = FOLDER.resolve(name + ".json");
    var text = new String(written, StandardCharsets.UTF_8) + "\n";
    if (Boolean.getBoolean("approve") && !Files.exists(file)) {
      Files.writeString(file, text);
    }
    assertThat(file).hasContent(text);
  }
}
