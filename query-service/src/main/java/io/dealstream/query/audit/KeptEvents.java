package io.dealstream.query.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.EventJson;
import io.dealstream.events.audit.Chain.Link;
import io.dealstream.events.topic.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what is kept of events, with all that goes into the chains. */
@Component
class KeptEvents {

  static final int ROWS_AT_ONCE = 5_000;

  private static final String OF_DEAL =
      """
      SELECT *, deal_id AS key, deal_chain AS own_chain FROM deal_history
      WHERE deal_id = ? ORDER BY sequence\
      """;

  private static final String END =
      "SELECT last_sequence, chain FROM aggregate_progress WHERE topic = ? AND key = ?";

  // Each part along its primary key.
  private static final String OF_ALL =
      """
      (SELECT position, deal_id AS key, sequence, event_id, type, recorded_at, actor, command_id,
         correlation_id, chain, deal_chain AS own_chain, data FROM deal_history
       WHERE position > :after AND position <= :through ORDER BY position LIMIT :rows)
      UNION ALL
      (SELECT position, key, sequence, event_id, type, recorded_at, actor, command_id,
         correlation_id, chain, aggregate_chain AS own_chain, data FROM other_event
       WHERE position > :after AND position <= :through ORDER BY position LIMIT :rows)
      ORDER BY position LIMIT :rows\
      """;

  private static final String NEWEST =
      """
      SELECT greatest((SELECT max(position) FROM deal_history),
        (SELECT max(position) FROM other_event), 0)\
      """;

  private final JdbcClient jdbc;

  KeptEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order of their sequences. */
  List<KeptEvent> ofDeal(String deal) {
    return jdbc.sql(OF_DEAL)
        .param(deal)
        .query(
            (row, _) -> {
              var shown = ShownColumns.of(row);
              return read(row, shown.kind(), shown.otherThan(data(row)));
            })
        .list();
  }

  /** How far a deal's events were taken in; empty where none ever was. */
  Optional<DealProof.End> endOf(String deal) {
    return jdbc.sql(END)
        .params(Topics.DEAL_EVENTS.name(), deal)
        .query((row, _) -> new DealProof.End(row.getLong(1), row.getBytes(2)))
        .optional();
  }

  /**
   * @return the next ones in the order of positions; none where there are no more
   */
  List<KeptEvent> ofAll(long after, long through) {
    return jdbc.sql(OF_ALL)
        .param("after", after)
        .param("through", through)
        .param("rows", ROWS_AT_ONCE)
        .query((row, _) -> read(row, null, null))
        .list();
  }

  long newest() {
    return jdbc.sql(NEWEST).query(Long.class).single();
  }

  private static JsonNode data(ResultSet row) throws SQLException {
    return EventJson.MAPPER.readTree(row.getString("data"));
  }

  private static KeptEvent read(
      ResultSet row, @Nullable String kind, @Nullable String shownOtherwise) throws SQLException {
    var link =
        new Link(
            row.getString("key"),
            row.getLong("sequence"),
            row.getString("event_id"),
            row.getString("type"),
            data(row).path("occurredAt").asString(""),
            row.getString("recorded_at"),
            row.getString("actor"),
            row.getString("correlation_id"),
            row.getString("command_id"),
            row.getString("data").getBytes(UTF_8));
    return new KeptEvent(
        row.getLong("position"),
        link,
        row.getBytes("chain"),
        row.getBytes("own_chain"),
        kind,
        shownOtherwise);
  }
}
