package io.dealstream.command.imports;

import io.dealstream.command.deal.DealHistory;
import io.dealstream.command.deal.HistoryRow;
import io.dealstream.command.decision.Recorded;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deals as this room sees them: what is brought is noted in a table, in the transaction that is
 * open. A stage repeated is unchanged, and {@code nowhere} is no stage.
 */
final class NotedDeals implements Deals {

  private final JdbcTemplate database;
  private final Consumer<DealHistory> before;

  NotedDeals(JdbcTemplate database, Consumer<DealHistory> before) {
    this.database = database;
    this.before = before;
  }

  @Override
  public List<Recorded> record(DealHistory history) {
    before.accept(history);
    return history.rows().stream().map(row -> record(history.externalId(), row)).toList();
  }

  @Override
  public void readAhead(String pipelineId, Collection<String> dealIds) {}

  @Override
  public long eventsOf(String pipelineId, String dealId) {
    return database.queryForObject("SELECT count(*) FROM noted WHERE deal = ?", Long.class, dealId);
  }

  private Recorded record(String deal, HistoryRow row) {
    if (row.stage().equals("nowhere")) {
      return new Recorded.Refused("unknown-stage", "stageId", "there is no stage nowhere");
    }
    var last =
        database.queryForList(
            "SELECT stage FROM noted WHERE deal = ? ORDER BY number DESC LIMIT 1",
            String.class,
            deal);
    if (last.contains(row.stage())) {
      return new Recorded.Unchanged();
    }
    database.update(
        "INSERT INTO noted (deal, stage, actor, owner) VALUES (?, ?, ?, ?)",
        deal,
        row.stage(),
        row.actor(),
        row.owner());
    return new Recorded.Accepted(1);
  }
}
