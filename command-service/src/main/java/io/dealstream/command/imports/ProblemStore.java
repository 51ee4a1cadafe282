package io.dealstream.command.imports;

import io.dealstream.command.imports.file.RowProblem;
import io.dealstream.command.store.SideRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
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

  /** What to store of the refused ones among rows, with the events of the others. */
  static Optional<SideRow> of(UUID job, Map<NumberedRow, Outcome> outcomes) {
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
    return refused.isEmpty() ? Optional.empty() : Optional.of(row(job, refused));
  }

  void add(UUID job, Stored problem) {
    database.update(row(job, List.of(problem))::on);
  }

  /** Arrays, not a batch: the driver quotes a batch's values in its errors, and so in the log. */
  private static SideRow row(UUID job, List<Stored> problems) {
    return SideRow.of(
        """
        INSERT INTO import_problem (job_id, row, line, rule, field, detail)
        SELECT ?, * FROM unnest(?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
        """,
        job,
        column(problems, Long[]::new, Stored::row),
        column(problems, Long[]::new, Stored::line),
        column(problems, String[]::new, p -> p.problem().rule()),
        column(problems, String[]::new, p -> p.problem().field()),
        column(problems, String[]::new, p -> p.problem().detail()));
  }

  private static <V> V[] column(
      List<Stored> problems, IntFunction<V[]> array, Function<Stored, V> value) {
    return problems.stream().map(value).toArray(array);
  }

  /** In the order of the file, after a row. */
  List<Stored> after(UUID job, long row, int limit) {
    return database.query(
        """
        SELECT row, line, rule, field, detail FROM import_problem
        WHERE job_id = ? AND row > ? ORDER BY row LIMIT ?\
        """,
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
