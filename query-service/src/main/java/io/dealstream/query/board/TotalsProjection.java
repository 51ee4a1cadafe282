package io.dealstream.query.board;

import io.dealstream.query.board.Totals.Where;
import io.dealstream.query.deals.Deal;
import io.dealstream.query.deals.DealFollower;
import io.dealstream.query.deals.DealStep;
import io.dealstream.query.store.RowWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps the totals: what a step takes from where the deal was, and adds where it is. So a board
 * costs the same with a hundred deals and with a million.
 */
@Component
class TotalsProjection implements DealFollower {

  private record Key(String pipeline, int partition, Where where) {}

  private record Change(Key key, long deals, BigDecimal value, long withoutValue, long position) {

    Change and(Change more) {
      return new Change(
          key,
          deals + more.deals,
          value.add(more.value),
          withoutValue + more.withoutValue,
          Math.max(position, more.position));
    }
  }

  private static final RowWriter<Change> WRITER =
      RowWriter.<Change>into("board_total")
          .key("pipeline_id", "text", c -> c.key.pipeline)
          .key("partition", "integer", c -> c.key.partition)
          .key("status", "text", c -> c.key.where.status())
          .key("stage_id", "text", c -> c.key.where.stage())
          .column("deals", "bigint", Change::deals)
          .column("value", "numeric", Change::value)
          .column("without_value", "bigint", Change::withoutValue)
          .column("position", "bigint", Change::position)
          .onConflict(
              """
              DO UPDATE SET deals = board_total.deals + excluded.deals,
                value = board_total.value + excluded.value,
                without_value = board_total.without_value + excluded.without_value,
                position = greatest(board_total.position, excluded.position)
              """);

  private final JdbcTemplate jdbc;

  TotalsProjection(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String readModel() {
    return "board";
  }

  @Override
  public void follow(List<DealStep> steps) {
    var changes = new LinkedHashMap<Key, Change>();
    for (var step : steps) {
      var before = step.before();
      if (before != null) {
        add(changes, change(before, -1, step));
      }
      if (!step.after().isGone()) {
        add(changes, change(step.after(), 1, step));
      }
    }
    WRITER.write(jdbc, List.copyOf(changes.values()));
  }

  private static void add(Map<Key, Change> changes, Change change) {
    changes.merge(change.key, change, Change::and);
  }

  private static Change change(Deal deal, int sign, DealStep step) {
    var where =
        deal.isOpen() ? Where.open(deal.place().stageId()) : Where.decided(deal.outcome().status());
    var key = new Key(deal.place().pipelineId(), step.recorded().partition(), where);
    var value = deal.worth().value();
    return value == null
        ? new Change(key, sign, BigDecimal.ZERO, sign, step.position())
        : new Change(
            key, sign, value.amount().multiply(BigDecimal.valueOf(sign)), 0, step.position());
  }
}
