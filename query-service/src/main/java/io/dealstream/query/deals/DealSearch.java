package io.dealstream.query.deals;

import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.ranges.Range;
import io.dealstream.query.store.Conditions;
import io.dealstream.query.store.Newest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds deals by what is asked of them, the newest first. */
@Component
class DealSearch {

  private static final String NEWEST = " ORDER BY d.opened_position DESC LIMIT :n";

  private static final String NEWEST_OF_PIPELINE =
      Newest.of("d.pipeline_id", "pipeline", "d.opened_position");

  /**
   * What a deal must be to be found; null asks for nothing.
   *
   * @param value both ends belong to it; so with expected
   * @param opened without the second end; so with closed
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
      Range<BigDecimal> value,
      Range<Instant> opened,
      Range<Instant> closed,
      Range<LocalDate> expected,
      @Nullable String q) {}

  private final JdbcClient jdbc;

  DealSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @return one more than the limit, where there is one
   */
  List<Deal> find(Filter filter, Cursor cursor, Limit limit) {
    var params = new HashMap<String, Object>();
    params.put("below", cursor.below());
    params.put("n", limit.andOneMore());
    if (filter.pipeline != null) {
      params.put("pipeline", filter.pipeline);
    }
    if (filter.q != null) {
      params.put("q", filter.q);
      params.put("part", NamesOfDeals.having(filter.q));
    }
    return narrowed(filter, params)
        .in(jdbc, where -> filter.q == null ? listed(filter, where) : called(filter, where))
        .query((row, _) -> DealRow.read(row))
        .list();
  }

  private static Conditions narrowed(Filter filter, Map<String, Object> params) {
    var status = filter.status == null ? null : filter.status.word();
    var where =
        new Conditions(" WHERE d.opened_position < :below", params)
            .and("d.external_id = :externalId", "externalId", filter.externalId)
            .and("d.owner = :owner", "owner", filter.owner)
            .and("d.team = :team", "team", filter.team)
            .and("d.source = :source", "source", filter.source)
            .and("d.stage_id = :stage", "stage", filter.stage)
            .and("d.status = :status", "status", status)
            .and("d.value >= :minValue", "minValue", filter.value.from())
            .and("d.value <= :maxValue", "maxValue", filter.value.to())
            .and("d.opened_at >= :openedFrom", "openedFrom", filter.opened.from())
            .and("d.opened_at < :openedBefore", "openedBefore", filter.opened.to())
            .and("d.closed_at >= :closedFrom", "closedFrom", filter.closed.from())
            .and("d.closed_at < :closedBefore", "closedBefore", filter.closed.to())
            .and("d.expected_close_on >= :expectedFrom", "expectedFrom", filter.expected.from())
            .and("d.expected_close_on <= :expectedTo", "expectedTo", filter.expected.to());
    return status == null ? where.and("d.status NOT IN ('merged', 'deleted')") : where;
  }

  private static String listed(Filter filter, String where) {
    return "SELECT d.* FROM deal d"
        + where
        + (filter.pipeline == null ? NEWEST : NEWEST_OF_PIPELINE);
  }

  /** By its name, and by its ids: each along what is kept for it. */
  private static String called(Filter filter, String where) {
    var narrowed = filter.pipeline == null ? where : where + " AND d.pipeline_id = :pipeline";
    return "SELECT * FROM ((SELECT d.* FROM deal_name n JOIN deal d USING (opened_position)"
        + narrowed
        + " AND "
        + NamesOfDeals.HAVING
        + NEWEST
        + ") UNION ALL (SELECT d.* FROM deal d JOIN deal_name n USING (opened_position)"
        + narrowed
        + " AND (d.id = :q OR d.external_id = :q) AND NOT "
        + NamesOfDeals.HAVING
        + NEWEST
        + ")) AS d"
        + NEWEST;
  }
}
