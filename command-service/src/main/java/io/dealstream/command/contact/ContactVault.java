package io.dealstream.command.contact;

import io.dealstream.command.vault.Vault;
import io.dealstream.events.EventJson;
import io.dealstream.events.topic.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The contacts as they are sent. */
final class ContactVault {

  static final Vault VAULT =
      new Vault(
          Topics.CONTACTS,
          "contact_outbox",
          "contact_id",
          """
          SELECT o.contact_id, o.change, c.*
          FROM contact_outbox o LEFT JOIN contact c ON c.id = o.contact_id
          WHERE o.due <= now() ORDER BY o.change LIMIT ?""",
          ContactVault::value,
          200);

  private ContactVault() {}

  private static byte @Nullable [] value(ResultSet row) throws SQLException {
    return row.getString("id") == null
        ? null
        : EventJson.MAPPER.writeValueAsBytes(ContactTable.CONTACT.mapRow(row, row.getRow()));
  }
}
