package io.dealstream.query.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.query.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A record that was set aside.
 *
 * @param id in the order in which they were
 * @param key of the deal, lead or other thing it is about
 * @param sequence among the events of that, as far as its headers tell
 * @param why it was set aside
 * @param tries how often it was offered again
 * @param still why it could not be taken the last time, or who gave it up
 * @param settledAt when it was taken, or given up; null while it waits
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DeadLetter(
    long id,
    int generation,
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    @Nullable Long sequence,
    String why,
    Instant notedAt,
    int tries,
    @Nullable Instant triedAt,
    @Nullable String still,
    @Nullable Instant settledAt) {

  static DeadLetter read(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getLong("number"),
        row.getInt("generation"),
        row.getString("topic"),
        row.getInt("partition"),
        row.getLong("record_offset"),
        row.getString("key"),
        row.getObject("sequence", Long.class),
        row.getString("why"),
        row.getObject("noted_at", OffsetDateTime.class).toInstant(),
        row.getInt("tries"),
        Columns.instant(row, "tried_at"),
        row.getString("still"),
        Columns.instant(row, "settled_at"));
  }
}
