package io.dealstream.command.store;

import io.dealstream.tracing.Tracing;
import java.util.List;
import java.util.Optional;
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
  private final Snapshots snapshots;
  private final Tracing tracing;

  EventTable(Serializer serializer, JdbcOperations database, Snapshots snapshots, Tracing tracing) {
    super(new Settings().eventSerializer(serializer).snapshotSerializer(serializer));
    this.database = database;
    this.snapshots = snapshots;
    this.tracing = tracing;
  }

  private static final class Settings extends Builder {}

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
    var set = WriteSet.current();
    var here = tracing.here();
    var traceparent = here == null ? null : here.text();
    for (var event : events) {
      set.add(EventRow.of((DomainEventMessage<?>) event, serializer, traceparent));
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

  /** A state is kept as such, and not as an event: Axon's own way of keeping it has no use here. */
  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
    var set = WriteSet.present();
    return set != null && set.isSaidToBeAbsent(aggregateId)
        ? Optional.empty()
        : snapshots.newest(aggregateId);
  }

  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    snapshots.keep(snapshot);
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateId) {
    throw new UnsupportedOperationException("a snapshot is read as a state");
  }

  @Override
  protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
    throw new UnsupportedOperationException("a snapshot is kept as a state");
  }
}
