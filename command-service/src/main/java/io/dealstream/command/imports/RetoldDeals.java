package io.dealstream.command.imports;

import io.dealstream.command.store.SideRow;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The deals of a running import of which a row was let in that had been refused before: what
 * follows that row in the file is decided again. Kept with the events, so that it holds after a
 * crash too.
 */
final class RetoldDeals {

  private final JdbcTemplate database;

  RetoldDeals(JdbcTemplate database) {
    this.database = database;
  }

  /** Which of these deals are among them. */
  Set<String> among(UUID job, Collection<String> deals) {
    if (deals.isEmpty()) {
      return new HashSet<>();
    }
    return new HashSet<>(
        database.queryForList(
            "SELECT deal_id FROM import_retold WHERE job_id = ? AND deal_id = ANY (?)",
            String.class,
            job,
            deals.toArray(String[]::new)));
  }

  static SideRow add(UUID job, String deal) {
    return SideRow.of(
        "INSERT INTO import_retold (job_id, deal_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        job,
        deal);
  }

  void drop(UUID job) {
    database.update("DELETE FROM import_retold WHERE job_id = ?", job);
  }
}
