package io.dealstream.command.automation;

import static java.util.Objects.requireNonNull;

import io.dealstream.command.automation.Rulebook.Version;
import io.dealstream.events.EventJson;
import io.dealstream.events.EventNames;
import io.dealstream.events.EventReading;
import io.dealstream.events.automation.AutomationEvent;
import io.dealstream.events.deal.DealEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;

/** The stored events by their positions, and how far rules have looked at them. */
final class EventsInOrder {

  private static final String[] TYPES =
      Matching.events().stream().map(EventNames::nameOf).toArray(String[]::new);

  private final JdbcTemplate database;

  EventsInOrder(JdbcTemplate database) {
    this.database = database;
  }

  /** Whether there is anything to look at. Reads only: asking shall cost next to nothing. */
  boolean anyUnread() {
    return Boolean.TRUE.equals(
        database.queryForObject(
            """
            SELECT EXISTS (SELECT FROM automation)
              AND (SELECT through FROM automation_progress) < last_position()""",
            Boolean.class));
  }

  /**
   * How far was looked, kept from the other instances until the transaction ends; empty where one
   * of them is at it.
   */
  OptionalLong take() {
    return database
        .queryForList("SELECT through FROM automation_progress FOR UPDATE SKIP LOCKED", Long.class)
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  long last() {
    return requireNonNull(database.queryForObject("SELECT last_position()", Long.class));
  }

  void lookedThrough(long position) {
    database.update("UPDATE automation_progress SET through = ?", position);
  }

  /** Of each rule the version in force after this position, and those that came later. */
  Rulebook<Long> rulesFrom(long position) {
    return new Rulebook<>(
        database.query("SELECT * FROM automation_versions(?)", (row, _) -> version(row), position));
  }

  private static Version<Long> version(ResultSet row) throws SQLException {
    var event = (AutomationEvent) event(row);
    var definition = event instanceof AutomationEvent.Defined told ? told.definition() : null;
    return new Version<>(event.automationId(), row.getLong("place"), definition);
  }

  /** Those that a rule could be about, after one position and up to another. */
  List<Happening.Event> between(long after, long upTo) {
    return database.query(
        "SELECT * FROM events_between(?, ?, ?)", (row, _) -> happening(row), after, upTo, TYPES);
  }

  private static Happening.Event happening(ResultSet row) throws SQLException {
    var around = EventJson.MAPPER.readTree(row.getBytes("metadata"));
    return new Happening.Event(
        row.getLong("place"),
        row.getString("event_id"),
        row.getLong("sequence"),
        (DealEvent) event(row),
        around.path("actor").asString(""),
        around.path("correlationId").asString(""),
        around.path("causationId").asString(""));
  }

  private static Object event(ResultSet row) throws SQLException {
    return requireNonNull(
        EventReading.TODAY.read(row.getString("payload_type"), row.getBytes("payload")));
  }
}
