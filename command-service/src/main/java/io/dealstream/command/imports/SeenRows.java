package io.dealstream.command.imports;

import io.dealstream.command.imports.file.RowProblem;
import io.dealstream.command.store.LostRace;
import io.dealstream.command.store.SideRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows that were decided before, by any import, and what was decided. */
final class SeenRows {

  private static final String UNCHANGED = "unchanged";

  // Looked up one by one in the index: for a few hundred at a time the planner would rather read
  // the whole table, until that is large, and each batch with it.
  private static final String OF =
      """
      SELECT found.* FROM unnest(?::bytea[]) AS wanted (fingerprint)
      CROSS JOIN LATERAL (
        SELECT fingerprint, rule, field, detail, effect, deal_events FROM import_seen
        WHERE fingerprint = wanted.fingerprint OFFSET 0) AS found\
      """;

  private final JdbcTemplate database;

  SeenRows(JdbcTemplate database) {
    this.database = database;
  }

  /**
   * @return those of the rows that were decided before
   */
  Map<Fingerprint, Seen> of(Collection<Fingerprint> rows) {
    var seen = new HashMap<Fingerprint, Seen>();
    database.query(
        connection -> {
          var statement = connection.prepareStatement(OF);
          statement.setArray(
              1,
              connection.createArrayOf(
                  "bytea", rows.stream().map(Fingerprint::bytes).toArray(byte[][]::new)));
          return statement;
        },
        row -> {
          seen.put(
              new Fingerprint(row.getBytes(1)), new Seen(then(row), row.getObject(6, Long.class)));
        });
    return seen;
  }

  private static Outcome then(ResultSet row) throws SQLException {
    var rule = row.getString(2);
    if (rule != null) {
      return new Outcome.Rejected(new RowProblem(rule, row.getString(3), row.getString(4)));
    }
    return UNCHANGED.equals(row.getString(5)) ? new Outcome.Unchanged() : new Outcome.Accepted();
  }

  /**
   * @return what to store of rows that are decided now, with their events; its command loses a race
   *     where another import decided one of them meanwhile
   */
  static Optional<SideRow> remember(Map<Fingerprint, Seen> decided) {
    return stored(
        decided,
        """
        INSERT INTO import_seen (fingerprint, rule, field, detail, effect, deal_events)
        SELECT * FROM unnest(?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
        """);
  }

  /** The same of rows that were decided before, and are decided again. */
  static Optional<SideRow> replace(Map<Fingerprint, Seen> decided) {
    return stored(
        decided,
        """
        UPDATE import_seen
        SET rule = now.rule, field = now.field, detail = now.detail, effect = now.effect,
            deal_events = now.deal_events
        FROM unnest(?, ?, ?, ?, ?, ?)
          AS now (fingerprint, rule, field, detail, effect, deal_events)
        WHERE import_seen.fingerprint = now.fingerprint\
        """);
  }

  private static Optional<SideRow> stored(Map<Fingerprint, Seen> decided, String statement) {
    if (decided.isEmpty()) {
      return Optional.empty();
    }
    var columns = new Columns(decided.size());
    decided.forEach(columns::add);
    return Optional.of(
        SideRow.exactly(
            decided.size(),
            () -> new LostRace(null),
            statement,
            columns.fingerprints,
            columns.rules,
            columns.fields,
            columns.details,
            columns.effects,
            columns.dealEvents));
  }

  private static final class Columns {

    private final byte[][] fingerprints;
    private final String[] rules;
    private final String[] fields;
    private final String[] details;
    private final String[] effects;
    private final @Nullable Long[] dealEvents;
    private int size;

    Columns(int rows) {
      fingerprints = new byte[rows][];
      rules = new String[rows];
      fields = new String[rows];
      details = new String[rows];
      effects = new String[rows];
      dealEvents = new Long[rows];
    }

    void add(Fingerprint fingerprint, Seen seen) {
      fingerprints[size] = fingerprint.bytes();
      switch (seen.then()) {
        case Outcome.Rejected(var problem) -> {
          rules[size] = problem.rule();
          fields[size] = problem.field();
          details[size] = problem.detail();
        }
        case Outcome.Unchanged _ -> effects[size] = UNCHANGED;
        case Outcome.Accepted _ -> {}
      }
      dealEvents[size] = seen.dealEvents();
      size++;
    }
  }
}
