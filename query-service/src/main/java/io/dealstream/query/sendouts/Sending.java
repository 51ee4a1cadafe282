package io.dealstream.query.sendouts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A review that is ours to send for a while.
 *
 * @param first the first local day of its period
 * @param after the first that is no longer in it
 * @param attempts before this one
 */
record Sending(
    Subscription to,
    LocalDate first,
    LocalDate after,
    Instant queuedAt,
    int attempts,
    String holder) {

  /** The same however often it is sent: who keeps those they have seen drops every double. */
  String messageId() {
    return "review." + to.id() + "." + first;
  }

  LocalDate last() {
    return after.minusDays(1);
  }

  static Sending read(ResultSet row) throws SQLException {
    return new Sending(
        Subscription.read(row),
        row.getObject("first_day", LocalDate.class),
        row.getObject("after_day", LocalDate.class),
        row.getObject("queued_at", OffsetDateTime.class).toInstant(),
        row.getInt("attempts"),
        row.getString("holder"));
  }
}
