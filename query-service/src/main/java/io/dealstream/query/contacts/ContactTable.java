package io.dealstream.query.contacts;

import io.dealstream.events.contact.Contact;
import io.dealstream.query.intake.NewestReceiver;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.store.RowWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** The contacts as rows. */
@Component
class ContactTable implements NewestReceiver.Shelf<Contact> {

  private static final RowWriter<Contact> WRITER =
      RowWriter.<Contact>into("contact")
          .key("id", "text", Contact::id)
          .column("version", "bigint", Contact::version)
          .column("name", "text", Contact::name)
          .column("email", "text", Contact::email)
          .column("phone", "text", Contact::phone)
          .column("company", "text", Contact::company)
          .column("notes", "text", Contact::notes)
          .replacing();

  private static final RowMapper<Numbered> ROW =
      (row, _) ->
          new Numbered(
              row.getLong("number"),
              new Contact(
                  row.getString("id"),
                  row.getLong("version"),
                  row.getString("name"),
                  row.getString("email"),
                  row.getString("phone"),
                  row.getString("company"),
                  row.getString("notes")));

  private final JdbcTemplate jdbc;

  ContactTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param number of its row: a list runs from the highest to the lowest
   */
  record Numbered(long number, Contact contact) {}

  @Override
  public void replace(List<Contact> contacts) {
    WRITER.write(jdbc, contacts);
  }

  @Override
  public void erase(List<String> ids) {
    if (!ids.isEmpty()) {
      jdbc.update("DELETE FROM contact WHERE id = ANY (?)", (Object) ids.toArray(String[]::new));
    }
  }

  Optional<Contact> find(String id) {
    return jdbc.query("SELECT * FROM contact WHERE id = ?", ROW, id).stream()
        .findFirst()
        .map(Numbered::contact);
  }

  /**
   * @param q words, each of which stands somewhere in what is known of the contact
   * @return one more than the limit, where there is one
   */
  List<Numbered> find(String q, Cursor cursor, Limit limit) {
    var words =
        Stream.of(q.toLowerCase(Locale.ROOT).strip().split("\\s+"))
            .filter(word -> !word.isEmpty())
            .toArray(String[]::new);
    return jdbc.query(
        """
        SELECT * FROM contact WHERE number < ?
          AND NOT EXISTS (SELECT FROM unnest(?::text[]) AS word WHERE position(word IN sought) = 0)
        ORDER BY number DESC LIMIT ?""",
        ROW,
        cursor.below(),
        words,
        limit.andOneMore());
  }
}
