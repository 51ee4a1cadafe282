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
  record Filter(@Nullable String pipeline, @Nullable String deal, @Nullable String owner) {}

  private final JdbcClient jdbc;

  Transitions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest of a pipeline. */
  public List<TransitionEntry> newest(String pipeline, Limit limit) {
    return find(new Filter(pipeline, null, null), Cursor.of(null), limit.items());
  }

  List<TransitionEntry> find(Filter filter, Cursor cursor, int atMost) {
    var sql =
        new StringBuilder(
            "SELECT * FROM deal_history WHERE kind IS NOT NULL AND position < :below");
    Map<String, Object> params = new HashMap<>(Map.of("below", cursor.below(), "n", atMost));
    if (filter.pipeline != null) {
      sql.append(" AND pipeline_id = :pipeline");
      params.put("pipeline", filter.pipeline);
    }
    if (filter.deal != null) {
      sql.append(" AND deal_id = :deal");
      params.put("deal", filter.deal);
    }
    if (filter.owner != null) {
      sql.append(" AND owner = :owner");
      params.put("owner", filter.owner);
    }
    sql.append(" ORDER BY position DESC LIMIT :n");
    return jdbc.sql(sql.toString())
        .params(params)
        .query((row, _) -> TransitionEntry.read(row))
        .list();
  }
}
