package io.dealstream.command.contact;

import io.dealstream.events.contact.Contact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which contacts are to be sent. */
final class ContactOutbox {

  private static final int AT_ONCE = 200;

  /** "contacts", as a number. */
  private static final long KEY = 0x636f_6e74_6163_7473L;

  private final JdbcTemplate database;
  private final Duration repeatAfter;

  /**
   * @param repeatAfter when what replaced something is sent once more
   */
  ContactOutbox(JdbcTemplate database, Duration repeatAfter) {
    this.database = database;
    this.repeatAfter = repeatAfter;
  }

  /**
   * A contact as it is when it is sent.
   *
   * @param change which change of it this includes
   * @param contact null where it is erased
   */
  record Due(String id, long change, @Nullable Contact contact) {}

  boolean anyDue() {
    return is("SELECT EXISTS (SELECT FROM contact_outbox WHERE due <= now())");
  }

  /** Until the transaction ends; false where another instance sends. */
  boolean takeTurn() {
    return is("SELECT pg_try_advisory_xact_lock(" + KEY + ")");
  }

  private boolean is(String sql) {
    return Boolean.TRUE.equals(database.queryForObject(sql, Boolean.class));
  }

  /** In one statement, so that nobody changes one between its change and its fields. */
  List<Due> due() {
    return database.query(
        """
        SELECT o.contact_id, o.change, c.* FROM contact_outbox o LEFT JOIN contact c ON c.id = o.contact_id
        WHERE o.due <= now() ORDER BY o.change LIMIT ?""",
        (row, number) -> new Due(row.getString(1), row.getLong(2), contact(row, number)),
        AT_ONCE);
  }

  private static @Nullable Contact contact(ResultSet row, int number) throws SQLException {
    return row.getString("id") == null ? null : ContactTable.CONTACT.mapRow(row, number);
  }

  /** What was changed again meanwhile stays due. */
  void settle(List<Due> sent) {
    database.update(
        """
        WITH sent AS (SELECT * FROM unnest(?::text[], ?::bigint[]) AS s(contact_id, change)),
        done AS (
          DELETE FROM contact_outbox o USING sent s
          WHERE o.contact_id = s.contact_id AND o.change = s.change AND (o.repeated OR NOT o.replaces))
        UPDATE contact_outbox o SET repeated = true, due = now() + make_interval(secs => ?)
        FROM sent s
        WHERE o.contact_id = s.contact_id AND o.change = s.change AND NOT o.repeated AND o.replaces""",
        sent.stream().map(Due::id).toArray(String[]::new),
        sent.stream().map(Due::change).toArray(Long[]::new),
        repeatAfter.toMillis() / 1000.0);
  }
}
