package io.dealstream.query.deals;

import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
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
    var sql = new StringBuilder("SELECT * FROM deal WHERE opened_position < :below");
    var query = new Conditions(sql, new java.util.HashMap<>(Map.of("below", cursor.below())));
    query.where("pipeline_id = :pipeline", "pipeline", filter.pipeline);
    query.where("external_id = :externalId", "externalId", filter.externalId);
    query.where("owner = :owner", "owner", filter.owner);
    query.where("team = :team", "team", filter.team);
    query.where("stage_id = :stage", "stage", filter.stage);
    query.where("status = :status", "status", filter.status == null ? null : filter.status.word());
    if (filter.status == null) {
      sql.append(" AND status NOT IN ('merged', 'deleted')");
    }
    query.where(
        "(position(lower(:q) IN lower(name)) > 0 OR id = :q OR external_id = :q)", "q", filter.q);
    sql.append(" ORDER BY opened_position DESC LIMIT ").append(limit.andOneMore());
    return jdbc.sql(sql.toString())
        .params(query.params)
        .query((row, _) -> DealRow.read(row))
        .list();
  }

  private record Conditions(StringBuilder sql, Map<String, Object> params) {

    void where(String condition, String name, @Nullable Object value) {
      if (value != null) {
        sql.append(" AND ").append(condition);
        params.put(name, value);
      }
    }
  }
}
