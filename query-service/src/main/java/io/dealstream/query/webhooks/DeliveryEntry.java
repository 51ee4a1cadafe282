package io.dealstream.query.webhooks;

import io.dealstream.query.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the log tells it.
 *
 * @param id the event's, and the message's
 * @param subject to what it happened, as {@code deal:d1}
 * @param state {@code waiting}, {@code delivered} or {@code dead}
 * @param queuedAt when it was first to be sent, or last again
 * @param attempts since then
 * @param lastStatus what the receiver answered; null where it did not
 * @param lastTrouble why it was not taken; null where it was, or was not tried yet
 * @param settledAt when it was delivered or given up
 */
record DeliveryEntry(
    String id,
    long position,
    String type,
    String subject,
    String state,
    Instant queuedAt,
    int attempts,
    @Nullable Instant lastAttemptAt,
    @Nullable Integer lastStatus,
    @Nullable String lastTrouble,
    @Nullable Instant settledAt) {

  static DeliveryEntry read(ResultSet row) throws SQLException {
    return new DeliveryEntry(
        row.getString("event_id"),
        row.getLong("position"),
        row.getString("type"),
        row.getString("lane"),
        row.getString("state"),
        row.getObject("queued_at", OffsetDateTime.class).toInstant(),
        row.getInt("attempts"),
        Columns.instant(row, "attempted_at"),
        row.getObject("status", Integer.class),
        row.getString("trouble"),
        Columns.instant(row, "settled_at"));
  }
}
