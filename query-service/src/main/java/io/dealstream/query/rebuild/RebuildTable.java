package io.dealstream.query.rebuild;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rebuilds as rows, and the names of what can be rebuilt. */
@Component
class RebuildTable {

  private static final String UNDER_WAY = "state IN ('queued', 'reading', 'indexing', 'switching')";

  private final JdbcTemplate jdbc;

  RebuildTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Every name that can be asked for, in alphabetical order. */
  List<String> names() {
    return jdbc.queryForList(
        """
        SELECT model FROM read_model WHERE model IS NOT NULL
        UNION SELECT feed FROM read_model ORDER BY 1""",
        String.class);
  }

  /** The models behind a name: itself, or all of a feed. */
  Set<String> modelsOf(String name) {
    return jdbc
        .queryForList(
            "SELECT model FROM read_model WHERE ? IN (model, feed) AND model IS NOT NULL",
            String.class,
            name)
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** One that is under way already stays as it is. */
  void ask(String model, String by) {
    jdbc.update(
        "INSERT INTO rebuild (model, asked_by) VALUES (?, ?) ON CONFLICT DO NOTHING", model, by);
  }

  /** The last one of each model that was ever rebuilt. */
  List<Rebuild> newest() {
    return jdbc.query(
        "SELECT DISTINCT ON (model) * FROM rebuild ORDER BY model, number DESC",
        (row, _) -> Rebuild.read(row));
  }

  Optional<Rebuild> newest(String model) {
    return jdbc
        .query(
            "SELECT * FROM rebuild WHERE model = ? ORDER BY number DESC LIMIT 1",
            (row, _) -> Rebuild.read(row),
            model)
        .stream()
        .findFirst();
  }

  /**
   * @return whether one was under way
   */
  boolean stop(String model) {
    return jdbc.update(
            "UPDATE rebuild SET state = 'stopped', ended_at = now() WHERE model = ? AND "
                + UNDER_WAY,
            model)
        > 0;
  }

  /** The one that is to be worked on: the first that was asked for. */
  Optional<Rebuild> first() {
    return jdbc
        .query(
            "SELECT * FROM rebuild WHERE " + UNDER_WAY + " ORDER BY number LIMIT 1",
            (row, _) -> Rebuild.read(row))
        .stream()
        .findFirst();
  }

  /**
   * Whether what was filled so far can be gone on with. Not where the live tables or the topics are
   * others now; and where a topic keeps only the newest, what it has dropped meanwhile is known to
   * nobody who stopped half-way long ago.
   */
  boolean canGoOn(long number, int generation) {
    return !jdbc.queryForList(
            """
            SELECT 1 FROM rebuild WHERE number = ? AND generation = ?
              AND migrations = rebuild_migrations()
              AND (begun_at > now() - interval '12 hours'
                OR EXISTS (SELECT FROM read_model WHERE feed = 'events' AND rebuild.model IN (model, feed)))""",
            number,
            generation)
        .isEmpty();
  }

  /**
   * @return whether it is still under way
   */
  boolean enter(String state, long number) {
    return jdbc.update(
            "UPDATE rebuild SET state = ? WHERE number = ? AND " + UNDER_WAY, state, number)
        > 0;
  }

  /**
   * Within the transaction that applies what was read.
   *
   * @return whether it is still under way
   */
  boolean moved(long number, Stride by) {
    return jdbc.update(
            """
            UPDATE rebuild
            SET read = read + ?, to_read = ?, records = records + ?, busy_ms = busy_ms + ?, trouble = NULL
            WHERE number = ? AND\s"""
                + UNDER_WAY,
            by.moved(),
            by.toRead(),
            by.records(),
            by.busyMillis(),
            number)
        > 0;
  }

  /**
   * @param moved in the topics, marks of transactions included
   * @param toRead how far these go
   * @param busyMillis since the last one
   */
  record Stride(long moved, long toRead, long records, long busyMillis) {}

  void trouble(long number, @Nullable String trouble) {
    jdbc.update(
        "UPDATE rebuild SET trouble = ? WHERE number = ? AND " + UNDER_WAY, trouble, number);
  }

  void fail(long number, String why) {
    jdbc.update(
        "UPDATE rebuild SET state = 'failed', ended_at = now(), trouble = ? WHERE number = ? AND "
            + UNDER_WAY,
        why,
        number);
  }
}
