package io.dealstream.command.imports;

import io.dealstream.command.imports.file.RowProblem;
import io.dealstream.command.store.LostRace;
import io.dealstream.command.store.SideRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows that were decided before, by any import, and what was decided. */
final class SeenRows {

  private final JdbcTemplate database;

  SeenRows(JdbcTemplate database) {
    this.database = database;
  }

  /**
   * @return for each of the rows that was decided before: its refusal as it was, or that it is
   *     unchanged
   */
  Map<Fingerprint, Outcome> of(Collection<Fingerprint> rows) {
    var seen = new HashMap<Fingerprint, Outcome>();
    database.query(
        connection -> {
          var statement =
              connection.prepareStatement(
                  """
                  SELECT fingerprint, rule, field, detail FROM import_seen
                  WHERE fingerprint = ANY (?)\
                  """);
          statement.setArray(
              1,
              connection.createArrayOf(
                  "bytea", rows.stream().map(Fingerprint::bytes).toArray(byte[][]::new)));
          return statement;
        },
        row -> {
          var rule = row.getString(2);
          seen.put(
              new Fingerprint(row.getBytes(1)),
              rule == null
                  ? new Outcome.Unchanged()
                  : new Outcome.Rejected(new RowProblem(rule, row.getString(3), row.getString(4))));
        });
    return seen;
  }

  /**
   * @return what to store of rows that are decided now, with their events; its command loses a race
   *     where another import decided one of them meanwhile
   */
  static Optional<SideRow> remember(Map<Fingerprint, Outcome> decided) {
    if (decided.isEmpty()) {
      return Optional.empty();
    }
    var columns = new Columns(decided.size());
    decided.forEach(columns::add);
    return Optional.of(
        SideRow.exactly(
            decided.size(),
            () -> new LostRace(null),
            """
            INSERT INTO import_seen (fingerprint, rule, field, detail)
            SELECT * FROM unnest(?, ?, ?, ?) ON CONFLICT DO NOTHING\
            """,
            columns.fingerprints,
            columns.rules,
            columns.fields,
            columns.details));
  }

  private static final class Columns {

    private final byte[][] fingerprints;
    private final String[] rules;
    private final String[] fields;
    private final String[] details;
    private int size;

    Columns(int rows) {
      fingerprints = new byte[rows][];
      rules = new String[rows];
      fields = new String[rows];
      details = new String[rows];
    }

    void add(Fingerprint fingerprint, Outcome outcome) {
      fingerprints[size] = fingerprint.bytes();
      if (outcome instanceof Outcome.Rejected(var problem)) {
        rules[size] = problem.rule();
        fields[size] = problem.field();
        details[size] = problem.detail();
      }
      size++;
    }
  }
}
