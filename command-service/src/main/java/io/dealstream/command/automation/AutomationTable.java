package io.dealstream.command.automation;

import static java.util.Objects.requireNonNull;

import io.dealstream.command.decision.Refused;
import io.dealstream.command.store.SideRow;
import io.dealstream.events.EventReading;
import io.dealstream.events.automation.AutomationEvent;
import io.dealstream.events.automation.Trigger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which rules there are. What each says is read off its newest event. */
final class AutomationTable {

  /** Of a pipeline, and of those for every pipeline: each event is held against all of them. */
  private static final int MOST = 50;

  private static final RowMapper<AutomationAnswer> ANSWER = (row, _) -> answer(row);

  private final JdbcClient jdbc;

  AutomationTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Goes with the event, so that whoever sees one sees the other. */
  static SideRow row(AutomationEvent event) {
    return switch (event) {
      case AutomationEvent.Defined e -> row(e);
      case AutomationEvent.Removed e ->
          SideRow.of(
              "UPDATE automation SET version = ?, removed = true, stalled = false WHERE id = ?",
              e.automationVersion(),
              e.automationId());
    };
  }

  private static SideRow row(AutomationEvent.Defined e) {
    var pipelineId = e.definition().pipelineId();
    return SideRow.exactly(
        1,
        () -> new Refused("too-many-automations", "pipelineId", MOST + " of a pipeline at most"),
        """
        INSERT INTO automation (id, version, pipeline_id, stalled)
        SELECT ?::text, ?::bigint, ?::text, ?::boolean
        WHERE (SELECT count(*) FROM automation
            WHERE pipeline_id IS NOT DISTINCT FROM ?::text AND NOT removed AND id <> ?) < ?
        ON CONFLICT (id) DO UPDATE
        SET version = excluded.version, pipeline_id = excluded.pipeline_id, removed = false,
          stalled = excluded.stalled\
        """,
        e.automationId(),
        e.automationVersion(),
        pipelineId,
        e.definition().enabled() && e.definition().when() == Trigger.STALLED,
        pipelineId,
        e.automationId(),
        MOST);
  }

  Optional<AutomationAnswer> find(String id) {
    return jdbc.sql(
            """
            SELECT e.payload_type, e.payload FROM automation a
            JOIN event e ON e.aggregate_id = 'automation:' || a.id AND e.sequence = a.version
            WHERE a.id = ? AND NOT a.removed""")
        .param(id)
        .query(ANSWER)
        .optional();
  }

  /** Whether a rule is in force that is about alerts. */
  boolean anyAboutStalls() {
    return jdbc.sql("SELECT EXISTS (SELECT FROM automation WHERE stalled)")
        .query(Boolean.class)
        .single();
  }

  /** Those rules in all their versions, by the time they were told at. */
  Rulebook<Instant> aboutStalls() {
    var told =
        jdbc.sql(
                """
                SELECT e.payload_type, e.payload FROM automation a
                JOIN event e ON e.aggregate_id = 'automation:' || a.id
                WHERE a.stalled ORDER BY a.id, e.sequence""")
            .query((row, _) -> event(row))
            .list();
    return new Rulebook<>(told.stream().map(AutomationTable::version).toList());
  }

  private static Rulebook.Version<Instant> version(AutomationEvent event) {
    var definition = event instanceof AutomationEvent.Defined told ? told.definition() : null;
    return new Rulebook.Version<>(event.automationId(), event.occurredAt(), definition);
  }

  /** Whether there is or was one of this id. */
  boolean knows(String id) {
    return jdbc.sql("SELECT EXISTS (SELECT FROM automation WHERE id = ?)")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  /**
   * In the order of their ids.
   *
   * @param pipelineId null for all of them
   */
  List<AutomationAnswer> after(String id, @Nullable String pipelineId, int most) {
    return jdbc.sql(
            """
            SELECT e.payload_type, e.payload FROM automation a
            JOIN event e ON e.aggregate_id = 'automation:' || a.id AND e.sequence = a.version
            WHERE a.id > ? AND NOT a.removed AND (?::text IS NULL OR a.pipeline_id = ?)
            ORDER BY a.id LIMIT ?""")
        .param(id)
        .param(pipelineId)
        .param(pipelineId)
        .param(most)
        .query(ANSWER)
        .list();
  }

  private static AutomationAnswer answer(ResultSet row) throws SQLException {
    return AutomationAnswer.of((AutomationEvent.Defined) event(row));
  }

  private static AutomationEvent event(ResultSet row) throws SQLException {
    var event = EventReading.TODAY.read(row.getString("payload_type"), row.getBytes("payload"));
    return (AutomationEvent) requireNonNull(event);
  }
}
