package io.dealstream.command.automation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.command.decision.Refusal;
import io.dealstream.command.store.SideRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
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
        on.id(),
        occasion.rule().id(),
        action,
        on instanceof Happening.Event event ? event.position() : null,
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

  /**
   * The rules that led to something, one by the other, the one that did it the last of them.
   *
   * @param actor who did it; there are none where that was no rule
   * @param causationId what a rule did it for
   */
  Causes causesOf(String actor, String causationId) {
    return RuleActor.isOne(actor)
        ? jdbc.sql(
                "SELECT causes FROM automation_run WHERE event_id = ? AND automation_id = ? LIMIT 1")
            .params(causationId, RuleActor.ruleId(actor))
            .query((row, _) -> new Causes(List.of((String[]) row.getArray(1).getArray())))
            .optional()
            .orElse(Causes.NONE)
        : Causes.NONE;
  }

  /** By their ids. */
  Set<String> rulesThatActedOn(String alertId) {
    return jdbc.sql("SELECT automation_id FROM automation_run WHERE event_id = ?")
        .param(alertId)
        .query(String.class)
        .set();
  }

  /**
   * @param number in the order of being written down
   * @param eventId that it was about, and its position; or alertId
   * @param action its place in the rule, from 0
   * @param at when it was written down
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Run(
      @JsonIgnore long number,
      @Nullable String eventId,
      @Nullable Long position,
      @Nullable String alertId,
      String dealId,
      int action,
      String outcome,
      @Nullable Problem problem,
      Instant at) {}

  record Problem(String type, String field, String detail) {}

  /** The newest first, before that number. */
  List<Run> runsOf(String ruleId, RunCursor before, int most) {
    return jdbc.sql(
            """
            SELECT * FROM automation_run
            WHERE automation_id = ? AND number < ? ORDER BY number DESC LIMIT ?""")
        .params(ruleId, before.number(), most)
        .query((row, _) -> run(row))
        .list();
  }

  private static Run run(ResultSet row) throws SQLException {
    var rule = row.getString("rule");
    var about = row.getString("event_id");
    var position = row.getObject("position", Long.class);
    return new Run(
        row.getLong("number"),
        position == null ? null : about,
        position,
        position == null ? about : null,
        row.getString("deal_id"),
        row.getInt("action"),
        row.getString("outcome"),
        rule == null
            ? null
            : new Problem("/problems/" + rule, row.getString("field"), row.getString("detail")),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
