package io.dealstream.query.followups;

import io.dealstream.events.metric.Window;
import io.dealstream.query.store.Conditions;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what was done in time and what was not. */
@Component
public class KeptFollowUps {

  // One that is open and not yet missed is still in time.
  private static final String COUNTED =
      """
      SELECT d.owner, count(*) AS due, count(*) FILTER (WHERE f.missed_at IS NULL) AS kept
      FROM follow_up f JOIN deal d ON d.id = f.deal_id
      WHERE d.pipeline_id = :pipeline AND d.status NOT IN ('merged', 'deleted')
        AND f.due_at IS NOT NULL AND f.state <> 'cancelled'
        AND (f.state = 'done' OR f.missed_at IS NOT NULL)""";

  private final JdbcClient jdbc;

  KeptFollowUps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Of each owner of deals in a pipeline, what was due within a window.
   *
   * @return none of an owner for whom nothing was due
   */
  public Map<String, Kept> byOwner(String pipeline, Window window) {
    var found = new HashMap<String, Kept>();
    new Conditions(COUNTED, Map.of("pipeline", pipeline))
        .and("f.due_at >= :start", "start", window.start())
        .and("f.due_at < :end", "end", window.end())
        .in(jdbc, " GROUP BY d.owner")
        .query(
            row -> {
              found.put(row.getString("owner"), new Kept(row.getLong("due"), row.getLong("kept")));
            });
    return found;
  }
}
