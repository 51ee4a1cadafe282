package io.dealstream.query.history;

import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks transitions up, the newest position first. */
@Component
public class Transitions {

  public static final int USUAL_PAGE = 50;

  /** What is looked for; null asks for nothing. */
  record Filter(
      @Nullable String pipeline,
      @Nullable String deal,
      @Nullable String owner,
      @Nullable String team,
      @Nullable String source) {}

  private final JdbcClient jdbc;

  Transitions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest of a pipeline. */
  public List<TransitionEntry> newest(String pipeline, Limit limit) {
    return find(new Filter(pipeline, null, null, null, null), Cursor.of(null), limit.items());
  }

  private static final String NEWEST = " ORDER BY position DESC LIMIT :n";

  /** What led to it and within it, and what led out of it: each along an index of its own. */
  private static String ofPipeline(CharSequence conditions) {
    return "SELECT * FROM (("
        + conditions
        + " AND pipeline_id = :pipeline"
        + NEWEST
        + ") UNION ALL ("
        + conditions
        + " AND from_pipeline = :pipeline"
        + NEWEST
        + ")) AS of_pipeline"
        + NEWEST;
  }

  List<TransitionEntry> find(Filter filter, Cursor cursor, int atMost) {
    var conditions =
        new StringBuilder(
            "SELECT * FROM deal_history WHERE kind IS NOT NULL AND position < :below");
    Map<String, Object> params = new HashMap<>(Map.of("below", cursor.below(), "n", atMost));
    narrow(conditions, params, "deal_id", filter.deal);
    narrow(conditions, params, "owner", filter.owner);
    narrow(conditions, params, "team", filter.team);
    narrow(conditions, params, "source", filter.source);
    if (filter.pipeline != null) {
      params.put("pipeline", filter.pipeline);
    }
    return jdbc.sql(filter.pipeline == null ? conditions + NEWEST : ofPipeline(conditions))
        .params(params)
        .query((row, _) -> TransitionEntry.read(row))
        .list();
  }

  private static void narrow(
      StringBuilder conditions, Map<String, Object> params, String column, @Nullable String value) {
    if (value != null) {
      conditions.append(" AND ").append(column).append(" = :").append(column);
      params.put(column, value);
    }
  }
}
