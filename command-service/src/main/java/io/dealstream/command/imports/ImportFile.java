package io.dealstream.command.imports;

import io.dealstream.command.imports.file.CanonicalFile;
import io.dealstream.command.imports.file.FileRow;
import io.dealstream.command.imports.file.HistoryFile;
import io.dealstream.command.imports.file.UnreadableFile;
import io.dealstream.command.imports.mapping.BadMapping;
import io.dealstream.command.imports.mapping.Mapping;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored file of an import, to be read as often as need be: each time the same rows. */
final class ImportFile {

  private final ImportJob job;
  private final Chunks chunks;
  private final Optional<Mapping> mapping;

  ImportFile(ImportJob job, Chunks chunks) {
    this.job = job;
    this.chunks = chunks;
    this.mapping = Optional.ofNullable(job.mappingYaml()).map(ImportFile::accepted);
  }

  private static Mapping accepted(String yaml) {
    try {
      return Mapping.read(yaml);
    } catch (BadMapping impossible) {
      throw new IllegalStateException("a mapping was stored that cannot be read", impossible);
    }
  }

  Optional<Mapping> mapping() {
    return mapping;
  }

  HistoryFile open(int shiftDays) throws IOException, UnreadableFile {
    var stored = chunks.open(job.id());
    return mapping.isPresent()
        ? mapping.get().open(stored, shiftDays)
        : CanonicalFile.open(stored, job.form());
  }

  /**
   * @param newest null where no row tells a time
   */
  record Survey(long rows, @Nullable Instant newest) {}

  /**
   * Reads it once to its end, so that nothing is decided of a file that turns out to be damaged.
   */
  Survey survey() throws IOException, UnreadableFile {
    var file = open(0);
    var rows = 0L;
    Instant newest = null;
    for (var row = file.next(); row != null; row = file.next()) {
      rows++;
      if (row instanceof FileRow.Readable(_, var entry)) {
        newest = later(newest, entry.at());
      }
    }
    return new Survey(rows, newest);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }
}
