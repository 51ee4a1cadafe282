package io.dealstream.command.vault;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which things of a vault are to be sent. */
public final class VaultOutbox {

  private final JdbcTemplate database;
  private final Vault vault;
  private final Duration repeatAfter;

  /**
   * @param repeatAfter when what replaced something is sent once more: later than the topic's
   *     max.compaction.lag.ms
   */
  public VaultOutbox(JdbcTemplate database, Vault vault, Duration repeatAfter) {
    this.database = database;
    this.vault = vault;
    this.repeatAfter = repeatAfter;
  }

  String name() {
    return vault.name();
  }

  boolean anyDue() {
    return is("SELECT EXISTS (SELECT FROM %s WHERE due <= now())".formatted(vault.outbox()));
  }

  /** Until the transaction ends; false where another instance sends. */
  boolean takeTurn() {
    return is("SELECT pg_try_advisory_xact_lock(%d)".formatted(vault.lock()));
  }

  private boolean is(String sql) {
    return Boolean.TRUE.equals(database.queryForObject(sql, Boolean.class));
  }

  /** In one statement, so that nobody changes one between its change and its fields. */
  public List<Due> due() {
    return database.query(vault.due(), (row, _) -> vault.due(row), vault.atOnce());
  }

  /** What was changed again meanwhile stays due. */
  public void settle(List<Due> sent) {
    database.update(
        """
        WITH sent AS (SELECT * FROM unnest(?::text[], ?::bigint[]) AS s(id, change)),
        done AS (
          DELETE FROM %1$s o USING sent s
          WHERE o.%2$s = s.id AND o.change = s.change AND (o.repeated OR NOT o.replaces))
        UPDATE %1$s o SET repeated = true, due = now() + make_interval(secs => ?)
        FROM sent s
        WHERE o.%2$s = s.id AND o.change = s.change AND NOT o.repeated AND o.replaces"""
            .formatted(vault.outbox(), vault.id()),
        sent.stream().map(Due::key).toArray(String[]::new),
        sent.stream().map(Due::change).toArray(Long[]::new),
        repeatAfter.toMillis() / 1000.0);
  }
}
