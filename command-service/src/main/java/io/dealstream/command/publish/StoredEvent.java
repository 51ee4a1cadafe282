package io.dealstream.command.publish;

import io.dealstream.events.audit.Chain;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row of the event store, as both chains and the topic need it.
 *
 * @param traceparent of the span it was decided in: part of neither chain
 */
record StoredEvent(
    long globalIndex,
    String eventId,
    String aggregateId,
    long sequence,
    String aggregateType,
    String recordedAt,
    String payloadType,
    byte[] payload,
    byte[] metadata,
    @Nullable String traceparent) {

  static final String COLUMNS =
      "e.global_index, e.event_id, e.aggregate_id, e.sequence, e.aggregate_type, e.recorded_at,"
          + " e.payload_type, e.payload, e.metadata, e.traceparent";

  /**
   * @param row begins with {@link #COLUMNS}
   */
  static StoredEvent of(ResultSet row) throws SQLException {
    return new StoredEvent(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getBytes(8),
        row.getBytes(9),
        row.getString(10));
  }

  /**
   * @throws IllegalStateException where the payload does not say when it happened
   */
  Chain.Link link() {
    var time = JsonTexts.in(payload, "occurredAt").get("occurredAt");
    if (time == null) {
      throw new IllegalStateException("event " + eventId + " does not say when it occurred");
    }
    var who = JsonTexts.in(metadata, "actor", "correlationId", "causationId");
    return new Chain.Link(
        subject(),
        sequence,
        eventId,
        payloadType,
        time,
        recordedAt,
        who.getOrDefault("actor", ""),
        who.getOrDefault("correlationId", ""),
        who.getOrDefault("causationId", ""),
        payload);
  }

  /** The id people know; the store puts the type before it, lest a deal and a pipeline be one. */
  private String subject() {
    var prefix = aggregateType + ":";
    if (!aggregateId.startsWith(prefix)) {
      throw new IllegalStateException("event " + eventId + " is of no " + prefix + aggregateId);
    }
    return aggregateId.substring(prefix.length());
  }
}
