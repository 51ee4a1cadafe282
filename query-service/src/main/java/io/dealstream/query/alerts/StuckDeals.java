package io.dealstream.query.alerts;

import io.dealstream.events.alert.AlertKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells which deals were stuck at a time. */
@Component
public class StuckDeals {

  /**
   * @param limitDays the limit that passed, in days of 24 hours
   * @param since when it passed
   * @param owner of the deal as the alert was told last; so are team and source
   * @param clearedAt null while it stands
   */
  public record Stuck(
      AlertKind kind,
      String dealId,
      String stageId,
      int limitDays,
      Instant since,
      @Nullable Instant clearedAt,
      String owner,
      @Nullable String team,
      @Nullable String source) {}

  /** One that was cleared no later than it was raised never stood, and is in no answer. */
  private static final String THEN =
      """
      SELECT * FROM alert
      WHERE pipeline_id = :pipeline AND raised_at < :at AND (cleared_at IS NULL OR cleared_at >= :at)
      ORDER BY number\
      """;

  private final JdbcClient jdbc;

  StuckDeals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The alerts that stood just before then, in the order in which they became known. */
  public List<Stuck> before(String pipeline, Instant at) {
    return jdbc.sql(THEN)
        .param("pipeline", pipeline)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query((row, _) -> read(row))
        .list();
  }

  private static Stuck read(ResultSet row) throws SQLException {
    var cleared = row.getObject("cleared_at", OffsetDateTime.class);
    return new Stuck(
        AlertKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("deal_id"),
        row.getString("stage_id"),
        row.getInt("limit_days"),
        row.getObject("raised_at", OffsetDateTime.class).toInstant(),
        cleared == null ? null : cleared.toInstant(),
        row.getString("owner"),
        row.getString("team"),
        row.getString("source"));
  }
}
