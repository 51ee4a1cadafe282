package io.dealstream.query.support;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** How much PostgreSQL reads of a table, whatever way it goes. */
public final class RowsRead {

  private RowsRead() {}

  /**
   * @return entries of indexes, and rows of the table where none was used
   */
  public static long by(Service service, String table, Runnable work) {
    var jdbc = service.part(JdbcTemplate.class);
    return Objects.requireNonNull(
        service
            .part(TransactionTemplate.class)
            .execute(
                _ -> {
                  var before = soFar(jdbc, table);
                  work.run();
                  return soFar(jdbc, table) - before;
                }));
  }

  private static long soFar(JdbcTemplate jdbc, String table) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
            SELECT sum(pg_stat_get_xact_tuples_returned(indexrelid))
              + pg_stat_get_xact_tuples_returned(indrelid)
            FROM pg_index WHERE indrelid = ?::regclass GROUP BY indrelid
            """,
            Long.class,
            table));
  }
}
