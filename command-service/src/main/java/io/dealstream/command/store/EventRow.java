package io.dealstream.command.store;

import java.util.Comparator;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * An event as it will stand in the table.
 *
 * @param traceparent of the span it was decided in, where that is recorded: beside the event, and
 *     no part of it
 */
record EventRow(
    String eventId,
    String aggregateId,
    long sequence,
    String aggregateType,
    String recordedAt,
    String payloadType,
    @Nullable String payloadRevision,
    byte[] payload,
    byte[] metadata,
    @Nullable String traceparent) {

  /** Two writers that want the same rows ask for them in the same order, and so never cross. */
  static final Comparator<EventRow> ORDER =
      Comparator.comparing(EventRow::aggregateId).thenComparingLong(EventRow::sequence);

  static EventRow of(
      DomainEventMessage<?> event, Serializer serializer, @Nullable String traceparent) {
    var payload = event.serializePayload(serializer, byte[].class);
    return new EventRow(
        event.getIdentifier(),
        event.getAggregateIdentifier(),
        event.getSequenceNumber(),
        event.getType(),
        event.getTimestamp().toString(),
        payload.getType().getName(),
        payload.getType().getRevision(),
        payload.getData(),
        event.serializeMetaData(serializer, byte[].class).getData(),
        traceparent);
  }
}
