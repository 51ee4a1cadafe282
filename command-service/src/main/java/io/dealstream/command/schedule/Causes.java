package io.dealstream.command.schedule;

import io.dealstream.command.store.Origin;
import io.dealstream.events.EventJson;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events that gave something to wait for. */
final class Causes {

  private static final String ACTOR = "clock";

  private final JdbcClient jdbc;

  Causes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a command comes from that is sent because a time has come. */
  Origin of(Due due) {
    return jdbc.sql("SELECT event_id, metadata FROM event WHERE aggregate_id = ? AND sequence = ?")
        .params(due.aggregateId(), due.sequence())
        .query((row, _) -> origin(row.getString(1), row.getBytes(2)))
        .single();
  }

  private static Origin origin(String eventId, byte[] metadata) {
    var around = EventJson.MAPPER.readTree(metadata);
    return Origin.causedBy(eventId, around.path("correlationId").asString(""), ACTOR);
  }
}
