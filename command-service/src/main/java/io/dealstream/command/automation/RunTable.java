package io.dealstream.command.automation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.command.decision.Refusal;
import io.dealstream.command.store.SideRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of whatever rules had to do. */
final class RunTable {

  private final JdbcClient jdbc;

  RunTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Goes with what was done, and only where nobody has done it: so nothing is done twice. */
  static SideRow row(Occasion occasion, int action, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> row(occasion, action, "done", null);
      case Outcome.Refused(Refusal why) -> row(occasion, action, "refused", why);
      case Outcome.CutOff(Refusal why) -> row(occasion, action, "cut-off", why);
    };
  }

  private static SideRow row(Occasion occasion, int action, String outcome, @Nullable Refusal why) {
    var on = occasion.on();
    return SideRow.exactly(
        1,
        Superseded::new,
        """
        INSERT INTO automation_run
          (event_id, automation_id, action, position, deal_id, causes, outcome, rule, field, detail)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
        """,
        on.eventId(),
        occasion.rule().id(),
        action,
        on.position(),
        on.dealId(),
        occasion.causes().and(occasion.rule().id()).rules().toArray(String[]::new),
        outcome,
        why == null ? null : why.rule(),
        why == null ? null : why.field(),
        why == null ? null : why.detail());
  }

  /** It was done before, by another instance or before a crash. */
  static final class Superseded extends RuntimeException {

    Superseded() {
      super("this was done before", null, false, false);
    }
  }

  /** The rules that led to what a rule did about an event, itself the last of them. */
  Optional<Causes> causesOf(String eventId, String ruleId) {
    return jdbc.sql(
            "SELECT causes FROM automation_run WHERE event_id = ? AND automation_id = ? LIMIT 1")
        .params(eventId, ruleId)
        .query((row, _) -> new Causes(List.of((String[]) row.getArray(1).getArray())))
        .optional();
  }

  /**
   * @param action its place in the rule, from 0
   * @param at when it was written down
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Run(
      String eventId,
      long position,
      String dealId,
      int action,
      String outcome,
      @Nullable Problem problem,
      Instant at) {}

  record Problem(String type, String field, String detail) {}

  /** The newest first, before that place. */
  List<Run> runsOf(String ruleId, RunCursor before, int most) {
    return jdbc.sql(
            """
            SELECT * FROM automation_run
            WHERE automation_id = ? AND (position, action) < (?, ?)
            ORDER BY position DESC, action DESC LIMIT ?""")
        .params(ruleId, before.position(), before.action(), most)
        .query((row, _) -> run(row))
        .list();
  }

  private static Run run(ResultSet row) throws SQLException {
    var rule = row.getString("rule");
    return new Run(
        row.getString("event_id"),
        row.getLong("position"),
        row.getString("deal_id"),
        row.getInt("action"),
        row.getString("outcome"),
        rule == null
            ? null
            : new Problem("/problems/" + rule, row.getString("field"), row.getString("detail")),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
