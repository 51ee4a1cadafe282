package io.dealstream.command.imports;

import io.dealstream.command.imports.file.RowProblem;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/** The refused rows of each import, and why. */
final class ProblemStore {

  /** Before every row: a problem of the file as a whole. */
  static final long OF_THE_FILE = 0;

  private final JdbcTemplate database;

  ProblemStore(JdbcTemplate database) {
    this.database = database;
  }

  record Stored(long row, long line, RowProblem problem) {}

  void add(UUID job, Map<NumberedRow, Outcome> outcomes) {
    var refused =
        outcomes.entrySet().stream()
            .filter(row -> row.getValue() instanceof Outcome.Rejected)
            .map(
                row ->
                    new Stored(
                        row.getKey().number(),
                        row.getKey().line(),
                        ((Outcome.Rejected) row.getValue()).problem()))
            .toList();
    add(job, refused);
  }

  void add(UUID job, List<Stored> problems) {
    if (problems.isEmpty()) {
      return;
    }
    // Arrays, not a batch: the driver quotes a batch's values in its errors, and so in the log.
    database.update(
        connection -> {
          var statement =
              connection.prepareStatement(
                  """
                  INSERT INTO import_problem (job_id, row, line, rule, field, detail)
                  SELECT ?, * FROM unnest(?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""");
          statement.setObject(1, job);
          statement.setArray(2, array(connection, "bigint", problems, Stored::row));
          statement.setArray(3, array(connection, "bigint", problems, Stored::line));
          statement.setArray(4, array(connection, "text", problems, p -> p.problem().rule()));
          statement.setArray(5, array(connection, "text", problems, p -> p.problem().field()));
          statement.setArray(6, array(connection, "text", problems, p -> p.problem().detail()));
          return statement;
        });
  }

  private static Array array(
      Connection connection, String type, List<Stored> problems, Function<Stored, Object> column)
      throws SQLException {
    return connection.createArrayOf(type, problems.stream().map(column).toArray());
  }

  /** In the order of the file, after a row. */
  List<Stored> after(UUID job, long row, int limit) {
    return database.query(
        """
        SELECT row, line, rule, field, detail FROM import_problem
        WHERE job_id = ? AND row > ? ORDER BY row LIMIT ?""",
        (found, _) ->
            new Stored(
                found.getLong(1),
                found.getLong(2),
                new RowProblem(found.getString(3), found.getString(4), found.getString(5))),
        job,
        row,
        limit);
  }
}
