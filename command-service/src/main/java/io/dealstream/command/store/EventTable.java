package io.dealstream.command.store;

import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;

/** Axon's storage engine on our table. */
final class EventTable extends JdbcEventStorageEngine {

  static final EventSchema SCHEMA =
      EventSchema.builder()
          .eventTable("event")
          .globalIndexColumn("global_index")
          .eventIdentifierColumn("event_id")
          .aggregateIdentifierColumn("aggregate_id")
          .sequenceNumberColumn("sequence")
          .typeColumn("aggregate_type")
          .timestampColumn("recorded_at")
          .payloadTypeColumn("payload_type")
          .payloadRevisionColumn("payload_revision")
          .payloadColumn("payload")
          .metaDataColumn("metadata")
          .build();

  EventTable(Builder builder) {
    super(builder);
  }

  /** There are no snapshots: deals are short. Without this each load would ask for one first. */
  @Override
  protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
    return Stream.empty();
  }
}
