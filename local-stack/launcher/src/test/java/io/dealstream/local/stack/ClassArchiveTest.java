package io.dealstream.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

  private static final Instant BUILT = Instant.parse("2026-03-02T10:00:00Z");

  @TempDir private Path target;
  private ClassArchive archive;

  @BeforeEach
  void aJar() throws IOException {
    archive = new ClassArchive(target.resolve("service.jsa"), target.resolve("service.jar"));
    made(archive.jar(), BUILT);
  }

  @Test
  void an_archive_of_older_jars_is_removed() throws IOException {
    made(archive.file(), BUILT.minusSeconds(1));

    archive.removeIfOutdated();

    assertThat(archive.file()).doesNotExist();
  }

  @Test
  void an_archive_of_the_jars_there_are_stays() throws IOException {
    made(archive.file(), BUILT.plusSeconds(1));

    archive.removeIfOutdated();

    assertThat(archive.file()).exists();
  }

  @Test
  void before_the_first_end_there_is_none() throws IOException {
    archive.removeIfOutdated();

    assertThat(archive.file()).doesNotExist();
  }

  private static void made(Path file, Instant when) throws IOException {
    Files.createFile(file);
    Files.setLastModifiedTime(file, FileTime.from(when));
  }
}
