package io.dealstream.command.contact;

import io.dealstream.command.decision.Refused;
import io.dealstream.events.contact.Contact;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The contacts as rows; each change says in its own transaction that it is to be sent. */
@Component
class ContactTable {

  static final RowMapper<Contact> CONTACT =
      (row, _) ->
          new Contact(
              row.getString("id"),
              row.getLong("version"),
              row.getString("name"),
              row.getString("email"),
              row.getString("phone"),
              row.getString("company"),
              row.getString("notes"));

  private final JdbcClient jdbc;

  ContactTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param version what the contact then has
   * @param created whether there was none before
   */
  record Written(long version, boolean created) {}

  /**
   * @param asked whatever its version
   * @param ifMatch the version the caller has seen; null for whichever is there
   */
  @Transactional
  public Written put(Contact asked, @Nullable Long ifMatch, String actor) {
    var present = present(asked.id());
    checkVersion(present, ifMatch);
    if (present.filter(p -> p.equals(at(asked, p.version()))).isPresent()) {
      return new Written(present.get().version(), false);
    }
    var version =
        jdbc.sql(
                """
                INSERT INTO contact AS present
                  (id, name, email, phone, company, notes, changed_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE
                SET version = present.version + 1, name = excluded.name, email = excluded.email,
                  phone = excluded.phone, company = excluded.company, notes = excluded.notes,
                  changed_by = excluded.changed_by, changed_at = now()
                RETURNING version\
                """)
            .param(asked.id())
            .param(asked.name())
            .param(asked.email())
            .param(asked.phone())
            .param(asked.company())
            .param(asked.notes())
            .param(actor)
            .query(Long.class)
            .single();
    toBeSent(asked.id(), version > 0);
    return new Written(version, version == 0);
  }

  /**
   * The row is gone; what is to be sent says no more than the id.
   *
   * @return the version that says so
   */
  @Transactional
  public long erase(String id, @Nullable Long ifMatch) {
    var present =
        present(id).orElseThrow(() -> Refused.unknown("unknown-contact", "id", "such contact"));
    checkVersion(Optional.of(present), ifMatch);
    jdbc.sql("DELETE FROM contact WHERE id = ?").param(id).update();
    toBeSent(id, true);
    return present.version() + 1;
  }

  private Optional<Contact> present(String id) {
    return jdbc.sql("SELECT * FROM contact WHERE id = ? FOR UPDATE")
        .param(id)
        .query(CONTACT)
        .optional();
  }

  private static void checkVersion(Optional<Contact> present, @Nullable Long ifMatch) {
    if (ifMatch != null && present.filter(p -> p.version() == ifMatch).isEmpty()) {
      throw Refused.movedOn(present.map(Contact::version).orElse(-1L));
    }
  }

  private static Contact at(Contact asked, long version) {
    return new Contact(
        asked.id(),
        version,
        asked.name(),
        asked.email(),
        asked.phone(),
        asked.company(),
        asked.notes());
  }

  private void toBeSent(String id, boolean replaces) {
    jdbc.sql(
            """
            INSERT INTO contact_outbox (contact_id, replaces) VALUES (?, ?)
            ON CONFLICT (contact_id) DO UPDATE
            SET change = nextval('contact_change'), replaces = true, repeated = false, due = now()\
            """)
        .params(id, replaces)
        .update();
  }
}
