package io.dealstream.query.webhooks;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * An event on its way to a webhook.
 *
 * @param round one more each time it is queued anew
 * @param attempts since it was queued
 */
record Delivery(
    long position,
    int round,
    Instant queuedAt,
    int attempts,
    URI url,
    String keyPrint,
    Message message) {

  static Delivery read(ResultSet row) throws SQLException {
    return new Delivery(
        row.getLong("position"),
        row.getInt("round"),
        row.getObject("queued_at", OffsetDateTime.class).toInstant(),
        row.getInt("attempts"),
        URI.create(row.getString("url")),
        row.getString("key_print"),
        Message.read(row));
  }
}
