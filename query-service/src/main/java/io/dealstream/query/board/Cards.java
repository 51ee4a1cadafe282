package io.dealstream.query.board;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.dealstream.events.Money;
import io.dealstream.query.board.Board.Card;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deals a board shows. */
@Component
class Cards {

  private record Placed(String stage, Card card) {}

  // For each stage the index yields its newest arrivals, and no row beyond them is read.
  private static final String NEWEST_OF_EACH_STAGE =
      """
      SELECT stage.id AS stage, d.*
      FROM unnest(?::text[]) AS stage(id)
      CROSS JOIN LATERAL (
        SELECT id, name, owner, team, source, amount, amount_currency, value, value_currency,
          stage_entered_at, version
        FROM deal
        WHERE pipeline_id = ? AND status = 'open' AND stage_id = stage.id
        ORDER BY stage_entered_at DESC, id
        LIMIT ?
      ) AS d
      """;

  private final JdbcClient jdbc;

  Cards(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By stage, the newest arrivals first. */
  Map<String, List<Card>> newest(String pipeline, List<String> stages, int limit) {
    return jdbc
        .sql(NEWEST_OF_EACH_STAGE)
        .params(stages.toArray(String[]::new), pipeline, limit)
        .query((row, _) -> new Placed(row.getString("stage"), card(row)))
        .list()
        .stream()
        .collect(groupingBy(Placed::stage, mapping(Placed::card, toList())));
  }

  private static Card card(ResultSet row) throws SQLException {
    return new Card(
        row.getString("id"),
        row.getString("name"),
        row.getString("owner"),
        row.getString("team"),
        row.getString("source"),
        money(row, "amount"),
        money(row, "value"),
        row.getObject("stage_entered_at", OffsetDateTime.class).toInstant(),
        row.getLong("version"));
  }

  private static @Nullable Money money(ResultSet row, String column) throws SQLException {
    var amount = row.getBigDecimal(column);
    return amount == null ? null : new Money(amount, row.getString(column + "_currency"));
  }
}
