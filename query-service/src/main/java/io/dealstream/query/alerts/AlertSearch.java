package io.dealstream.query.alerts;

import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.alert.AlertState;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.ranges.Range;
import io.dealstream.query.store.Columns;
import io.dealstream.query.store.Conditions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds alerts by what is asked of them, the newest first. */
@Component
class AlertSearch {

  private static final String TEAM_NOW = "CASE WHEN d.id IS NULL THEN a.team ELSE d.team END";

  /** Who a deal belongs to now is told by the deal; its alert keeps what was so when it changed. */
  private static final String RAISED =
      """
      SELECT a.*, d.name AS deal_name,
        coalesce(d.owner, a.owner) AS of_owner, %s AS of_team
      FROM alert a LEFT JOIN deal d ON d.id = a.deal_id
      WHERE a.cleared_at IS NULL AND a.number < :below"""
          .formatted(TEAM_NOW);

  /** One that was cleared no later than it was raised never stood. */
  private static final String CLEARED =
      """
      SELECT a.*, d.name AS deal_name, a.owner AS of_owner, a.team AS of_team
      FROM alert a LEFT JOIN deal d ON d.id = a.deal_id
      WHERE a.cleared_at > a.raised_at AND a.number < :below""";

  /**
   * What an alert must be to be found; null asks for nothing.
   *
   * @param owner as {@link Alert} has it, and so with the team
   * @param raised without the second end
   */
  record Filter(
      AlertState state,
      @Nullable String pipeline,
      @Nullable AlertKind kind,
      @Nullable String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String deal,
      @Nullable String stage,
      Range<Instant> raised) {}

  private final JdbcClient jdbc;

  AlertSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @return one more than the limit, where there is one
   */
  List<Alert> find(Filter filter, Cursor cursor, Limit limit) {
    var raised = filter.state == AlertState.RAISED;
    return new Conditions(
            raised ? RAISED : CLEARED, Map.of("below", cursor.below(), "n", limit.andOneMore()))
        .and("a.pipeline_id = :pipeline", "pipeline", filter.pipeline)
        .and("a.kind = :kind", "kind", filter.kind == null ? null : filter.kind.word())
        .and(
            raised ? "coalesce(d.owner, a.owner) = :owner" : "a.owner = :owner",
            "owner",
            filter.owner)
        .and(raised ? TEAM_NOW + " = :team" : "a.team = :team", "team", filter.team)
        .and("a.source = :source", "source", filter.source)
        .and("a.deal_id = :deal", "deal", filter.deal)
        .and("a.stage_id = :stage", "stage", filter.stage)
        .and("a.raised_at >= :raisedFrom", "raisedFrom", filter.raised.from())
        .and("a.raised_at < :raisedBefore", "raisedBefore", filter.raised.to())
        .in(jdbc, " ORDER BY a.number DESC LIMIT :n")
        .query((row, _) -> read(row))
        .list();
  }

  private static Alert read(ResultSet row) throws SQLException {
    var clearedAt = Columns.instant(row, "cleared_at");
    return new Alert(
        row.getString("id"),
        AlertKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        clearedAt == null ? AlertState.RAISED : AlertState.CLEARED,
        row.getString("deal_id"),
        row.getString("deal_name"),
        row.getString("pipeline_id"),
        row.getString("stage_id"),
        row.getInt("visit"),
        row.getInt("limit_days"),
        Objects.requireNonNull(Columns.instant(row, "raised_at")),
        clearedAt,
        row.getString("of_owner"),
        row.getString("of_team"),
        row.getString("source"),
        row.getLong("number"));
  }
}
