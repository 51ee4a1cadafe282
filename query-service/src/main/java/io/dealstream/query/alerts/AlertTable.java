package io.dealstream.query.alerts;

import io.dealstream.events.alert.AlertState;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.query.store.RowWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The alerts as rows. */
@Component
class AlertTable {

  private static final RowWriter<DealAlert> WRITER =
      RowWriter.<DealAlert>into("alert")
          .key("id", "text", DealAlert::alertId)
          .column("kind", "text", a -> a.kind().word())
          .column("deal_id", "text", DealAlert::dealId)
          .column("pipeline_id", "text", DealAlert::pipelineId)
          .column("stage_id", "text", DealAlert::stageId)
          .column("visit", "integer", DealAlert::visit)
          .column("limit_days", "integer", DealAlert::limitDays)
          .column("raised_at", "timestamptz", AlertTable::raisedAt)
          .column("cleared_at", "timestamptz", AlertTable::clearedAt)
          .column("owner", "text", DealAlert::owner)
          .column("team", "text", DealAlert::team)
          .column("source", "text", DealAlert::source)
          .column("sequence", "bigint", DealAlert::sequence)
          .column("position", "bigint", DealAlert::position)
          .onConflict(
              """
              DO UPDATE SET cleared_at = excluded.cleared_at, owner = excluded.owner,
                team = excluded.team, sequence = excluded.sequence, position = excluded.position
              WHERE alert.sequence < excluded.sequence""");

  private final JdbcTemplate jdbc;

  AlertTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** What is known already, or is older than that, changes nothing. */
  void save(List<DealAlert> alerts) {
    WRITER.write(jdbc, alerts);
  }

  private static @Nullable Instant raisedAt(DealAlert alert) {
    return alert.state() == AlertState.RAISED ? alert.occurredAt() : alert.raisedAt();
  }

  private static @Nullable Instant clearedAt(DealAlert alert) {
    return alert.state() == AlertState.CLEARED ? alert.occurredAt() : null;
  }
}
