package io.dealstream.query.deals;

import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.store.Conditions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds deals by what is asked of them, the newest first. */
@Component
class DealSearch {

  /**
   * What a deal must be to be found; null asks for nothing.
   *
   * @param q part of its name, or one of its ids
   */
  record Filter(
      @Nullable String pipeline,
      @Nullable String externalId,
      @Nullable String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String stage,
      @Nullable Status status,
      @Nullable String q) {}

  private final JdbcClient jdbc;

  DealSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @return one more than the limit, where there is one
   */
  List<Deal> find(Filter filter, Cursor cursor, Limit limit) {
    var status = filter.status == null ? null : filter.status.word();
    var query =
        new Conditions(
                "SELECT * FROM deal WHERE opened_position < :below",
                Map.of("below", cursor.below(), "n", limit.andOneMore()))
            .and("pipeline_id = :pipeline", "pipeline", filter.pipeline)
            .and("external_id = :externalId", "externalId", filter.externalId)
            .and("owner = :owner", "owner", filter.owner)
            .and("team = :team", "team", filter.team)
            .and("source = :source", "source", filter.source)
            .and("stage_id = :stage", "stage", filter.stage)
            .and("status = :status", "status", status)
            .and(
                "(position(lower(:q) IN lower(name)) > 0 OR id = :q OR external_id = :q)",
                "q",
                filter.q);
    if (status == null) {
      query.and("status NOT IN ('merged', 'deleted')");
    }
    return query
        .in(jdbc, " ORDER BY opened_position DESC LIMIT :n")
        .query((row, _) -> DealRow.read(row))
        .list();
  }
}
