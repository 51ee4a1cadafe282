package io.dealstream.command.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Files in the database, in pieces: never held whole, and there for every instance. */
final class Chunks {

  private static final int SIZE = 256 * 1024;

  private final JdbcTemplate database;

  Chunks(JdbcTemplate database) {
    this.database = database;
  }

  /** Stores a file to its end; each piece on its own, so that no transaction waits for a sender. */
  void store(UUID job, InputStream file) throws IOException {
    var number = 0;
    for (var bytes = file.readNBytes(SIZE); bytes.length > 0; bytes = file.readNBytes(SIZE)) {
      database.update(
          """
          WITH touched AS (UPDATE import_job SET touched_at = now() WHERE id = ?)
          INSERT INTO import_chunk (job_id, number, bytes) VALUES (?, ?, ?)""",
          job,
          job,
          number++,
          bytes);
    }
  }

  /** The file from its beginning, a piece at a time. */
  InputStream open(UUID job) {
    return new ChunkStream(number -> chunk(job, number));
  }

  private byte[] chunk(UUID job, int number) {
    return database
        .query(
            "SELECT bytes FROM import_chunk WHERE job_id = ? AND number = ?",
            (row, _) -> row.getBytes(1),
            job,
            number)
        .stream()
        .findFirst()
        .orElse(new byte[0]);
  }

  void drop(UUID job) {
    database.update("DELETE FROM import_chunk WHERE job_id = ?", job);
  }
}
