package io.dealstream.query.board;

import io.dealstream.events.Money;
import io.dealstream.query.deals.Status;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many deals stand where, and what they are worth. */
@Component
class Totals {

  /**
   * @param stage empty for an outcome
   */
  record Where(String status, String stage) {

    static Where open(String stage) {
      return new Where(Status.OPEN.word(), stage);
    }

    static Where decided(Status outcome) {
      return new Where(outcome.word(), "");
    }
  }

  record Sum(long deals, BigDecimal value, long withoutValue, long position) {

    static final Sum NOTHING = new Sum(0, BigDecimal.ZERO, 0, 0);

    Sum and(Sum more) {
      return new Sum(
          deals + more.deals,
          value.add(more.value),
          withoutValue + more.withoutValue,
          Math.max(position, more.position));
    }

    @Nullable Money money(String currency) {
      var noneHasOne = deals > 0 && withoutValue == deals;
      return noneHasOne ? null : Money.rounded(value, currency);
    }
  }

  private static final String OF_A_PIPELINE =
      """
      SELECT status, stage_id, sum(deals) AS deals, sum(value) AS value,
        sum(without_value) AS without_value, max(position) AS position
      FROM board_total WHERE pipeline_id = ? GROUP BY status, stage_id
      """;

  private final JdbcClient jdbc;

  Totals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<Where, Sum> of(String pipeline) {
    var sums = new HashMap<Where, Sum>();
    jdbc.sql(OF_A_PIPELINE)
        .param(pipeline)
        .query(
            row -> {
              sums.put(
                  new Where(row.getString("status"), row.getString("stage_id")),
                  new Sum(
                      row.getLong("deals"),
                      row.getBigDecimal("value"),
                      row.getLong("without_value"),
                      row.getLong("position")));
            });
    return sums;
  }
}
