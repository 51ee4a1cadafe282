package io.dealstream.command.store;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;

/**
 * Our table as Axon sees it. Reading is one query for an aggregate; appending only collects, since
 * what is collected is stored when the unit of work commits.
 */
final class EventTable extends AbstractEventStorageEngine {

  private static final RowMapper<DomainEventData<byte[]>> EVENT =
      (row, _) ->
          new GenericDomainEventEntry<>(
              row.getString("aggregate_type"),
              row.getString("aggregate_id"),
              row.getLong("sequence"),
              row.getString("event_id"),
              row.getString("recorded_at"),
              row.getString("payload_type"),
              row.getString("payload_revision"),
              row.getBytes("payload"),
              row.getBytes("metadata"));

  private final JdbcOperations database;

  EventTable(Serializer serializer, JdbcOperations database) {
    super(new Settings().eventSerializer(serializer).snapshotSerializer(serializer));
    this.database = database;
  }

  private static final class Settings extends Builder {}

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
    var set = WriteSet.current();
    for (var event : events) {
      set.add(EventRow.of((DomainEventMessage<?>) event, serializer));
    }
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readEventData(
      String aggregateId, long firstSequence) {
    var set = WriteSet.present();
    if (set != null && set.isAbsent(aggregateId)) {
      return Stream.empty();
    }
    return database
        .query(
            """
            SELECT aggregate_type, aggregate_id, sequence, event_id, recorded_at, payload_type,
              payload_revision, payload, metadata
            FROM event WHERE aggregate_id = ? AND sequence >= ? ORDER BY sequence\
            """,
            EVENT,
            aggregateId,
            firstSequence)
        .stream();
  }

  /** Only positions give all events an order; Axon's own way of reading on can pass one over. */
  @Override
  protected Stream<? extends TrackedEventData<?>> readEventData(
      @Nullable TrackingToken token, boolean mayBlock) {
    throw new UnsupportedOperationException("the event table is not read as a stream");
  }

  /** There are no snapshots: deals are short. */
  @Override
  protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateId) {
    return Stream.empty();
  }

  @Override
  protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
    throw new UnsupportedOperationException("there are no snapshots");
  }
}
