package io.dealstream.query.history;

import io.dealstream.query.export.Exportable.Numbered;
import io.dealstream.query.export.Part;
import io.dealstream.query.store.Conditions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The history as it is exported: a part of it, by rising positions. */
@Component
class HistoryRows {

  /** What a row is answered as. */
  interface Reading {
    Object of(ResultSet row) throws SQLException;
  }

  private final JdbcClient jdbc;

  HistoryRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param which a condition of its own
   */
  List<Numbered> next(String which, Part part, long after, int atMost, Reading reading) {
    return new Conditions(
            "SELECT * FROM deal_history WHERE position > :after AND " + which,
            Map.of("after", after, "n", atMost))
        .and("(pipeline_id = :pipeline OR from_pipeline = :pipeline)", "pipeline", part.pipeline())
        .and("deal_id = :deal", "deal", part.deal())
        .and("owner = :owner", "owner", part.owner())
        .and("occurred_at >= :from", "from", part.from())
        .and("occurred_at < :to", "to", part.to())
        .in(jdbc, " ORDER BY position LIMIT :n")
        .query((row, _) -> new Numbered(row.getLong("position"), reading.of(row)))
        .list();
  }
}
