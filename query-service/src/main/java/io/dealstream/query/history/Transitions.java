package io.dealstream.query.history;

import io.dealstream.query.history.Transition.Kind;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.ranges.Range;
import io.dealstream.query.store.Conditions;
import io.dealstream.query.store.Newest;
import java.time.Instant;
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

  /**
   * What is looked for; null asks for nothing.
   *
   * @param stage that was left or reached; with a pipeline, one of that
   * @param occurred without the second end
   */
  record Filter(
      @Nullable String pipeline,
      @Nullable String deal,
      @Nullable String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String stage,
      @Nullable Kind kind,
      Range<Instant> occurred) {}

  private final JdbcClient jdbc;

  Transitions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest of a pipeline. */
  public List<TransitionEntry> newest(String pipeline, Limit limit) {
    var all = new Filter(pipeline, null, null, null, null, null, null, new Range<>(null, null));
    return find(all, Cursor.of(null), limit.items());
  }

  private static final String ALL =
      "SELECT * FROM deal_history WHERE kind IS NOT NULL AND position < :below";

  private static final String AT_STAGE = "(from_stage = :stage OR to_stage = :stage)";

  /** A stage of another pipeline may have the same id. */
  private static final String AT_STAGE_OF_PIPELINE =
      "((pipeline_id = :pipeline AND to_stage = :stage)"
          + " OR (coalesce(from_pipeline, pipeline_id) = :pipeline AND from_stage = :stage))";

  private static final String NEWEST = " ORDER BY position DESC LIMIT :n";

  /** What led to it and within it, and what led out of it: each along an index of its own. */
  private static String ofPipeline(String conditions) {
    return "SELECT * FROM (("
        + conditions
        + Newest.of("pipeline_id", "pipeline", "position")
        + ") UNION ALL ("
        + conditions
        + Newest.of("from_pipeline", "pipeline", "position")
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
        .and(filter.pipeline == null ? AT_STAGE : AT_STAGE_OF_PIPELINE, "stage", filter.stage)
        .and("kind = :kind", "kind", filter.kind == null ? null : filter.kind.word())
        .and("occurred_at >= :from", "from", filter.occurred.from())
        .and("occurred_at < :before", "before", filter.occurred.to())
        .in(jdbc, narrowed -> filter.pipeline == null ? narrowed + NEWEST : ofPipeline(narrowed))
        .query((row, _) -> TransitionEntry.read(row))
        .list();
  }
}
