package io.dealstream.query.leads;

import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds leads by what is asked of them, the newest first. */
@Component
class LeadSearch {

  private static final String SCORED =
      "SELECT l.*, s.score FROM lead l LEFT JOIN lead_score s ON s.lead_id = l.id WHERE ";

  /** What a lead must be to be found; null asks for nothing. */
  record Filter(
      @Nullable Status status,
      @Nullable String source,
      @Nullable String campaign,
      @Nullable String owner) {}

  private final JdbcClient jdbc;

  LeadSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<LeadEntry> find(String id) {
    return jdbc.sql(SCORED + "l.id = ?")
        .param(id)
        .query((row, _) -> LeadEntry.read(row))
        .optional();
  }

  /**
   * @return one more than the limit, where there is one
   */
  List<LeadEntry> find(Filter filter, Cursor cursor, Limit limit) {
    var sql = new StringBuilder(SCORED).append("l.captured_position < :below");
    var query = new Conditions(sql, new HashMap<>(Map.of("below", cursor.below())));
    query.where("l.status", "status", filter.status == null ? null : filter.status.word());
    query.where("l.source", "source", filter.source);
    query.where("l.campaign_id", "campaign", filter.campaign);
    query.where("l.owner", "owner", filter.owner);
    sql.append(" ORDER BY l.captured_position DESC LIMIT ").append(limit.andOneMore());
    return jdbc.sql(sql.toString())
        .params(query.params)
        .query((row, _) -> LeadEntry.read(row))
        .list();
  }

  private record Conditions(StringBuilder sql, Map<String, Object> params) {

    void where(String column, String name, @Nullable Object value) {
      if (value != null) {
        sql.append(" AND ").append(column).append(" = :").append(name);
        params.put(name, value);
      }
    }
  }
}
