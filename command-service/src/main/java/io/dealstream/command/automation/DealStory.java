package io.dealstream.command.automation;

import static java.util.Objects.requireNonNull;

import io.dealstream.events.EventJson;
import io.dealstream.events.EventReading;
import io.dealstream.events.deal.DealEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that is stored of a deal. */
final class DealStory {

  private final JdbcClient jdbc;

  DealStory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** From its first event; those that have no position yet, too. */
  List<Told> of(String dealId) {
    return jdbc.sql(
            """
            SELECT sequence, recorded_at, payload_type, payload, metadata FROM event
            WHERE aggregate_id = 'deal:' || ? ORDER BY sequence""")
        .param(dealId)
        .query((row, _) -> told(row))
        .list();
  }

  private static Told told(ResultSet row) throws SQLException {
    var event = EventReading.TODAY.read(row.getString("payload_type"), row.getBytes("payload"));
    var around = EventJson.MAPPER.readTree(row.getBytes("metadata"));
    return new Told(
        row.getLong("sequence"),
        Instant.parse(row.getString("recorded_at")),
        (DealEvent) requireNonNull(event),
        around.path("actor").asString(""),
        around.path("correlationId").asString(""),
        around.path("causationId").asString(""));
  }
}
