package io.dealstream.query.leads;

import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.ranges.Range;
import io.dealstream.query.store.Conditions;
import java.math.BigDecimal;
import java.time.Instant;
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

  /**
   * What a lead must be to be found; null asks for nothing.
   *
   * @param captured without the second end
   * @param minScore by the rules, in points
   */
  record Filter(
      @Nullable Status status,
      @Nullable String source,
      @Nullable String campaign,
      @Nullable String owner,
      @Nullable String team,
      Range<Instant> captured,
      @Nullable BigDecimal minScore) {}

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
    var status = filter.status == null ? null : filter.status.word();
    return new Conditions(
            SCORED + "l.captured_position < :below",
            Map.of("below", cursor.below(), "n", limit.andOneMore()))
        .and("l.status = :status", "status", status)
        .and("l.source = :source", "source", filter.source)
        .and("l.campaign_id = :campaign", "campaign", filter.campaign)
        .and("l.owner = :owner", "owner", filter.owner)
        .and("l.team = :team", "team", filter.team)
        .and("l.captured_at >= :capturedFrom", "capturedFrom", filter.captured.from())
        .and("l.captured_at < :capturedBefore", "capturedBefore", filter.captured.to())
        .and("CAST(s.score ->> 'ruleScore' AS numeric) >= :minScore", "minScore", filter.minScore)
        .in(jdbc, " ORDER BY l.captured_position DESC LIMIT :n")
        .query((row, _) -> LeadEntry.read(row))
        .list();
  }
}
