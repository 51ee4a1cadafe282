package io.dealstream.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

  @TempDir Path folder;

  @Test
  void a_log_that_has_grown_is_put_aside_and_its_writer_goes_on_at_the_top() throws Exception {
    var log = folder.resolve("part.log");
    try (var writer =
        Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      writer.write("much\n".repeat(100).getBytes());
      LogFiles.boundAll(folder, 100);
      writer.write("more\n".getBytes());
    }
    assertThat(log).hasContent("more\n");
    assertThat(folder.resolve("part.log.1")).hasSize(500);
  }

  @Test
  void a_small_log_is_left_alone() throws Exception {
    var log = Files.writeString(folder.resolve("part.log"), "little\n");
    LogFiles.boundAll(folder, 100);
    assertThat(log).hasContent("little\n");
  }
}
