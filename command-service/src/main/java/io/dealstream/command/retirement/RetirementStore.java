package io.dealstream.command.retirement;

import io.dealstream.command.decision.Refused;
import io.dealstream.command.retirement.RetirementAnswer.ProblemItem;
import io.dealstream.command.retirement.RetirementAnswer.Tally;
import io.dealstream.command.store.SideRow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Retirements, the deals they are about, and how far they have come. */
final class RetirementStore {

  private static final RowMapper<Standing> STANDING =
      (row, _) ->
          new Standing(
              new Retirement(
                  row.getObject("id", UUID.class),
                  row.getString("pipeline_id"),
                  row.getString("stage_id"),
                  row.getString("move_to"),
                  row.getString("reason"),
                  row.getString("asked_by")),
              RetirementState.of(row.getString("state")));

  private final JdbcTemplate database;

  RetirementStore(JdbcTemplate database) {
    this.database = database;
  }

  record Standing(Retirement job, RetirementState state) {}

  /** Goes with the version that retires the stage; one at a time for each. */
  static SideRow asked(Retirement job) {
    return SideRow.exactly(
        1,
        () ->
            new Refused(
                "stage-being-retired", "stageId", job.stageId() + " is being emptied already"),
        """
        INSERT INTO stage_retirement (id, pipeline_id, stage_id, move_to, reason, asked_by)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
        """,
        job.id(),
        job.pipelineId(),
        job.stageId(),
        job.moveTo(),
        job.reason(),
        job.askedBy());
  }

  boolean anyUncounted() {
    return Boolean.TRUE.equals(
        database.queryForObject(
            "SELECT EXISTS (SELECT FROM stage_retirement WHERE state = 'queued')", Boolean.class));
  }

  /** The oldest that no other instance is at, kept from the others until the transaction ends. */
  Optional<Standing> take() {
    return database
        .query(
            """
            SELECT * FROM stage_retirement WHERE state IN ('queued', 'running')
            ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED""",
            STANDING)
        .stream()
        .findFirst();
  }

  /** Whoever stands in it now: the version without it is stored, so nobody will come after them. */
  void count(Retirement job) {
    database.update(
        """
        INSERT INTO stage_retirement_deal (retirement_id, deal_id)
        SELECT ?, deal_id FROM deal_whereabouts WHERE pipeline_id = ? AND stage_id = ?""",
        job.id(),
        job.pipelineId(),
        job.stageId());
    database.update("UPDATE stage_retirement SET state = 'running' WHERE id = ?", job.id());
  }

  List<String> waiting(Retirement job, int most) {
    return database.queryForList(
        """
        SELECT deal_id FROM stage_retirement_deal
        WHERE retirement_id = ? AND outcome IS NULL ORDER BY deal_id LIMIT ?""",
        String.class,
        job.id(),
        most);
  }

  /** Goes with the deal's move. */
  static SideRow became(Retirement job, String dealId, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Moved _ -> became(job, dealId, "moved", null);
      case Outcome.Left _ -> became(job, dealId, "left", null);
      case Outcome.Refused refused -> became(job, dealId, "refused", refused);
    };
  }

  private static SideRow became(
      Retirement job, String dealId, String outcome, Outcome.@Nullable Refused why) {
    return SideRow.exactly(
        1,
        Superseded::new,
        """
        UPDATE stage_retirement_deal SET outcome = ?, rule = ?, field = ?, detail = ?
        WHERE retirement_id = ? AND deal_id = ? AND outcome IS NULL\
        """,
        outcome,
        why == null ? null : why.rule(),
        why == null ? null : why.field(),
        why == null ? null : why.detail(),
        job.id(),
        dealId);
  }

  /** Another instance has seen to the deal. */
  static final class Superseded extends RuntimeException {

    Superseded() {
      super("another instance empties this stage", null, false, false);
    }
  }

  void finish(Retirement job) {
    database.update(
        "UPDATE stage_retirement SET state = 'done', finished_at = now() WHERE id = ?", job.id());
  }

  Optional<Standing> find(String pipelineId, UUID id) {
    return database
        .query(
            "SELECT * FROM stage_retirement WHERE id = ? AND pipeline_id = ?",
            STANDING,
            id,
            pipelineId)
        .stream()
        .findFirst();
  }

  Tally tally(Retirement job) {
    return database.queryForObject(
        """
        SELECT count(*), count(*) FILTER (WHERE outcome = 'moved'),
          count(*) FILTER (WHERE outcome = 'left'), count(*) FILTER (WHERE outcome = 'refused')
        FROM stage_retirement_deal WHERE retirement_id = ?""",
        (row, _) -> new Tally(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
        job.id());
  }

  /** In the order of the deals' ids, after one of them. */
  List<ProblemItem> problemsAfter(Retirement job, String dealId, int most) {
    return database.query(
        """
        SELECT deal_id, rule, field, detail FROM stage_retirement_deal
        WHERE retirement_id = ? AND outcome = 'refused' AND deal_id > ?
        ORDER BY deal_id LIMIT ?""",
        (row, _) ->
            new ProblemItem(
                row.getString(1),
                "/problems/" + row.getString(2),
                row.getString(3),
                row.getString(4)),
        job.id(),
        dealId,
        most);
  }
}
