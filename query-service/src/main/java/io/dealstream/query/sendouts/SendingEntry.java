package io.dealstream.query.sendouts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.query.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A review that is, was or could not be sent.
 *
 * @param id in the order in which they were queued
 * @param from the first local day of its period, and {@code to} the last
 * @param by {@code email} or {@code url}
 * @param state {@code waiting}, {@code sent} or {@code dead}
 * @param lastError why it was not taken the last time; null where it was, or was not tried yet
 * @param nextAttemptAt null where there is none
 * @param settledAt when it was sent or given up
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SendingEntry(
    long id,
    String subscription,
    String pipeline,
    String period,
    LocalDate from,
    LocalDate to,
    String by,
    String state,
    int attempts,
    @Nullable Instant lastAttemptAt,
    @Nullable Integer lastStatus,
    @Nullable String lastError,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant settledAt) {

  static SendingEntry read(ResultSet row) throws SQLException {
    var state = row.getString("state");
    return new SendingEntry(
        row.getLong("number"),
        row.getString("subscription_id"),
        row.getString("pipeline_id"),
        row.getString("period"),
        row.getObject("first_day", LocalDate.class),
        row.getObject("after_day", LocalDate.class).minusDays(1),
        row.getString("by"),
        state,
        row.getInt("attempts"),
        Columns.instant(row, "attempted_at"),
        row.getObject("status", Integer.class),
        row.getString("trouble"),
        state.equals("waiting") ? Columns.instant(row, "due_at") : null,
        Columns.instant(row, "settled_at"));
  }
}
