package io.dealstream.query.history;

import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.store.Conditions;
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

  private static final String ALL =
      "SELECT * FROM deal_history WHERE kind IS NOT NULL AND position < :below";

  private static final String NEWEST = " ORDER BY position DESC LIMIT :n";

  /** What led to it and within it, and what led out of it: each along an index of its own. */
  private static String ofPipeline(String conditions) {
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
    Map<String, Object> params = new HashMap<>(Map.of("below", cursor.below(), "n", atMost));
    if (filter.pipeline != null) {
      params.put("pipeline", filter.pipeline);
    }
    return new Conditions(ALL, params)
        .and("deal_id = :deal", "deal", filter.deal)
        .and("owner = :owner", "owner", filter.owner)
        .and("team = :team", "team", filter.team)
        .and("source = :source", "source", filter.source)
        .in(jdbc, narrowed -> filter.pipeline == null ? narrowed + NEWEST : ofPipeline(narrowed))
        .query((row, _) -> TransitionEntry.read(row))
        .list();
  }
}
