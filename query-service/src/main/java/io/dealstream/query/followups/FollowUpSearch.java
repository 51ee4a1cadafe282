package io.dealstream.query.followups;

import io.dealstream.query.paging.Limit;
import io.dealstream.query.ranges.Range;
import io.dealstream.query.store.Columns;
import io.dealstream.query.store.Conditions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what is to be done by what is asked of it, what is due first coming first. */
@Component
class FollowUpSearch {

  /** Whose a deal is now is told by the deal; one that was merged or deleted asks for nothing. */
  private static final String FOUND =
      """
      SELECT f.*, d.name AS deal_name, d.pipeline_id, d.owner, d.team, d.source
      FROM follow_up f JOIN deal d ON d.id = f.deal_id
      WHERE d.status NOT IN ('merged', 'deleted')
        AND (f.by_when, f.position) > (CAST(:due AS timestamptz), :position)""";

  /**
   * What it must be to be found; null asks for nothing.
   *
   * @param due without the second end
   */
  record Filter(
      Asked state,
      @Nullable String pipeline,
      @Nullable String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String deal,
      @Nullable String type,
      @Nullable String stage,
      Range<Instant> due) {}

  private final JdbcClient jdbc;

  FollowUpSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @return one more than the limit, where there is one
   */
  List<FollowUp> find(Filter filter, DueCursor cursor, Limit limit) {
    return new Conditions(
            FOUND,
            Map.of("due", cursor.due(), "position", cursor.position(), "n", limit.andOneMore()))
        .and(filter.state.condition())
        .and("d.pipeline_id = :pipeline", "pipeline", filter.pipeline)
        .and("d.owner = :owner", "owner", filter.owner)
        .and("d.team = :team", "team", filter.team)
        .and("d.source = :source", "source", filter.source)
        .and("f.deal_id = :deal", "deal", filter.deal)
        .and("f.type = :type", "type", filter.type)
        .and("f.stage_id = :stage", "stage", filter.stage)
        .and("f.due_at >= :from", "from", filter.due.from())
        .and("f.due_at < :before", "before", filter.due.to())
        .in(jdbc, " ORDER BY f.by_when, f.position LIMIT :n")
        .query((row, _) -> read(row))
        .list();
  }

  private static FollowUp read(ResultSet row) throws SQLException {
    return new FollowUp(
        row.getString("deal_id"),
        row.getString("deal_name"),
        row.getString("pipeline_id"),
        row.getString("activity_id"),
        row.getString("type"),
        row.getString("title"),
        row.getString("stage_id"),
        row.getString("state"),
        Objects.requireNonNull(Columns.instant(row, "planned_at")),
        Columns.instant(row, "due_at"),
        Columns.instant(row, "missed_at"),
        Columns.instant(row, "done_at"),
        row.getString("done_by"),
        row.getString("owner"),
        row.getString("team"),
        row.getString("source"),
        row.getLong("position"));
  }
}
