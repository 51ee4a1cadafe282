package io.dealstream.query.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of a deal as it is answered.
 *
 * @param recordedAt the text the chains are computed over
 * @param data the event's value, as published
 * @param transition absent where the event left the deal where it was
 */
record TimelineEntry(
    long position,
    long sequence,
    String eventId,
    String type,
    Instant occurredAt,
    String recordedAt,
    String actor,
    String commandId,
    String correlationId,
    String chain,
    String dealChain,
    @JsonRawValue String data,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Step transition) {

  record Step(
      String kind,
      @Nullable String from,
      @Nullable String to,
      @Nullable String direction,
      @Nullable Integer skipped,
      int visit,
      @Nullable BigDecimal dwellSeconds) {}

  static TimelineEntry read(ResultSet row) throws SQLException {
    return new TimelineEntry(
        row.getLong("position"),
        row.getLong("sequence"),
        row.getString("event_id"),
        row.getString("type"),
        Columns.instant(row, "occurred_at"),
        row.getString("recorded_at"),
        row.getString("actor"),
        row.getString("command_id"),
        row.getString("correlation_id"),
        Columns.hex(row, "chain"),
        Columns.hex(row, "deal_chain"),
        row.getString("data"),
        step(row));
  }

  private static @Nullable Step step(ResultSet row) throws SQLException {
    var kind = row.getString("kind");
    if (kind == null) {
      return null;
    }
    return new Step(
        kind,
        row.getString("from_stage"),
        row.getString("to_stage"),
        row.getString("direction"),
        row.getObject("skipped", Integer.class),
        row.getInt("visit"),
        Columns.seconds(row, "dwell_ms"));
  }
}
