package io.dealstream.query.rebuild;

import io.dealstream.query.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One that was asked for, and how far it is.
 *
 * @param model its name, or that of a feed, which is all models made of it
 * @param state {@code queued}, {@code reading}, {@code indexing} or {@code switching} while it is
 *     under way; {@code done}, {@code failed} or {@code stopped} once it is over
 * @param begun how often it began with the first record: 0 before it did, once where all goes well
 * @param read how far it is in its topics, marks of transactions included
 * @param toRead how far they go; 0 until that is known
 * @param records applied so far
 * @param recordsPerSecond while it was at work; 0 before it was
 * @param trouble what stands in its way, or was the end of it; null where all is well
 */
record Rebuild(
    long number,
    String model,
    String state,
    String askedBy,
    Instant askedAt,
    @Nullable Instant begunAt,
    @Nullable Instant endedAt,
    int begun,
    long read,
    long toRead,
    long records,
    long recordsPerSecond,
    @Nullable String trouble) {

  static final String INDEXING = "indexing";
  static final String SWITCHING = "switching";

  private static final long MILLIS = 1_000;

  static Rebuild read(ResultSet row) throws SQLException {
    var records = row.getLong("records");
    var busy = row.getLong("busy_ms");
    return new Rebuild(
        row.getLong("number"),
        row.getString("model"),
        row.getString("state"),
        row.getString("asked_by"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        Columns.instant(row, "begun_at"),
        Columns.instant(row, "ended_at"),
        row.getInt("begun"),
        row.getLong("read"),
        row.getLong("to_read"),
        records,
        busy == 0 ? 0 : records * MILLIS / busy,
        row.getString("trouble"));
  }
}
