package io.dealstream.query.goals;

import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.past.Past;
import io.dealstream.query.store.Conditions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds goals by what is asked of them, the newest first. */
@Component
class GoalSearch {

  // A goal may be read before its pipeline, which stands on another topic: it is there once both
  // are.
  private static final String VERSIONS =
      """
      SELECT goal.*, first.position AS number
      FROM (
        SELECT DISTINCT ON (id) * FROM goal_version
        WHERE position <= :through AND occurred_at < :before::timestamptz
        ORDER BY id, version DESC
      ) AS goal
      JOIN goal_version first ON first.id = goal.id AND first.version = 0
      JOIN pipeline ON pipeline.id = goal.pipeline_id
      WHERE first.position < :below""";

  private static final Limit ALL = new Limit(Integer.MAX_VALUE - 1);

  /** What a goal must be to be found; null asks for nothing. */
  record Filter(
      @Nullable String pipeline,
      @Nullable String owner,
      @Nullable String team,
      @Nullable String metric,
      @Nullable String period) {}

  private final JdbcClient jdbc;

  GoalSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the newest version there was then. */
  Optional<Goal> find(String id, Past past) {
    return versions(past, Long.MAX_VALUE, 1)
        .and("goal.id = :id", "id", id)
        .in(jdbc, " LIMIT :n")
        .query((row, _) -> Goal.read(row))
        .optional();
  }

  /**
   * @return one more than the limit, where there is one
   */
  List<Goal> find(Filter filter, Past past, Cursor cursor, Limit limit) {
    return versions(past, cursor.below(), limit.andOneMore())
        .and("goal.pipeline_id = :pipeline", "pipeline", filter.pipeline)
        .and("goal.owner = :owner", "owner", filter.owner)
        .and("goal.team = :team", "team", filter.team)
        .and("goal.metric = :metric", "metric", filter.metric)
        .and("goal.period = :period", "period", filter.period)
        .in(jdbc, " ORDER BY number DESC LIMIT :n")
        .query((row, _) -> Goal.read(row))
        .list();
  }

  /** As they are known now. */
  List<Goal> all(Filter filter) {
    return find(filter, Past.NONE, Cursor.of(null), ALL);
  }

  private static Conditions versions(Past past, long below, int n) {
    var before = past.before();
    return new Conditions(
        VERSIONS,
        Map.of(
            "through",
            past.through(),
            "before",
            before == null ? "infinity" : before.toString(),
            "below",
            below,
            "n",
            n));
  }
}
