package io.dealstream.command.imports;

import io.dealstream.command.imports.file.Form;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The imports and how far they have come. */
final class JobStore {

  private static final RowMapper<ImportJob> JOB =
      (row, _) ->
          new ImportJob(
              row.getObject("id", UUID.class),
              row.getString("pipeline_id"),
              Form.of(row.getString("form")).orElseThrow(),
              row.getString("imported_by"),
              row.getString("mapping_name"),
              row.getString("mapping_yaml"),
              row.getObject("shift_days", Integer.class),
              row.getBoolean("dry_run"));

  private final JdbcTemplate database;

  JobStore(JdbcTemplate database) {
    this.database = database;
  }

  void receive(ImportJob job) {
    database.update(
        """
        INSERT INTO import_job
          (id, pipeline_id, form, imported_by, mapping_name, mapping_yaml, dry_run, state)
        VALUES (?, ?, ?, ?, ?, ?, ?, 'receiving')""",
        job.id(),
        job.pipelineId(),
        job.form().word(),
        job.importedBy(),
        job.mappingName(),
        job.mappingYaml(),
        job.dryRun());
  }

  /** What its sender gave up, or an instance that died was receiving. */
  void dropAbandoned() {
    database.update(
        """
        DELETE FROM import_job
        WHERE state = 'receiving' AND touched_at < now() - interval '1 hour'""");
  }

  void drop(UUID job) {
    database.update("DELETE FROM import_job WHERE id = ?", job);
  }

  void queue(UUID job) {
    database.update("UPDATE import_job SET state = 'queued' WHERE id = ?", job);
  }

  List<String> waitingPipelines() {
    return database.queryForList(
        """
        SELECT pipeline_id FROM import_job WHERE state IN ('queued', 'running')
        GROUP BY pipeline_id ORDER BY min(number)""",
        String.class);
  }

  /** The one begun, else the oldest. */
  Optional<ImportJob> next(String pipelineId) {
    return database
        .query(
            """
            SELECT * FROM import_job WHERE pipeline_id = ? AND state IN ('queued', 'running')
            ORDER BY state DESC, number LIMIT 1""",
            JOB,
            pipelineId)
        .stream()
        .findFirst();
  }

  void survey(UUID job, long totalRows, @Nullable Integer shiftDays) {
    database.update(
        "UPDATE import_job SET total_rows = ?, shift_days = ? WHERE id = ?",
        totalRows,
        shiftDays,
        job);
  }

  void run(UUID job) {
    database.update("UPDATE import_job SET state = 'running' WHERE id = ?", job);
  }

  /** From here on its speed is measured. */
  void begin(UUID job, long rows) {
    database.update(
        "UPDATE import_job SET run_started_at = clock_timestamp(), rows_at_start = ? WHERE id = ?",
        rows,
        job);
  }

  void finish(UUID job, ImportState state) {
    database.update(
        "UPDATE import_job SET state = ?, finished_at = clock_timestamp() WHERE id = ?",
        state.text(),
        job);
  }

  /**
   * @param seconds how long it has been running, or ran; null before
   * @param rowsAtStart what was done when it began to run
   */
  record Progress(
      ImportJob job,
      ImportState state,
      @Nullable Long totalRows,
      @Nullable Double seconds,
      long rowsAtStart) {}

  Optional<Progress> find(UUID job) {
    return database
        .query(
            """
            SELECT *, extract(epoch FROM coalesce(finished_at, clock_timestamp())
              - run_started_at)::float8 AS seconds
            FROM import_job WHERE id = ? AND state <> 'receiving'""",
            (row, number) ->
                new Progress(
                    JOB.mapRow(row, number),
                    ImportState.of(row.getString("state")),
                    row.getObject("total_rows", Long.class),
                    row.getObject("seconds", Double.class),
                    row.getLong("rows_at_start")),
            job)
        .stream()
        .findFirst();
  }
}
