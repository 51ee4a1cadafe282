package io.dealstream.command.deal;

import io.dealstream.command.vault.Vault;
import io.dealstream.events.EventJson;
import io.dealstream.events.topic.Topics;
import io.dealstream.events.transcript.Transcript;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The kept words as they are sent. */
final class KeptWordsVault {

  /** A text may be as long as a request. */
  private static final int AT_ONCE = 20;

  static final Vault VAULT =
      new Vault(
          Topics.TRANSCRIPTS,
          "activity_text_outbox",
          "key",
          """
          SELECT o.key, o.change, t.*
          FROM activity_text_outbox o
          LEFT JOIN activity_text t ON t.deal_id = o.deal_id AND t.activity_id = o.activity_id
          WHERE o.due <= now() ORDER BY o.change LIMIT ?""",
          KeptWordsVault::value,
          AT_ONCE);

  private KeptWordsVault() {}

  private static byte @Nullable [] value(ResultSet row) throws SQLException {
    return row.getString("deal_id") == null
        ? null
        : EventJson.MAPPER.writeValueAsBytes(
            new Transcript(
                row.getString("deal_id"),
                row.getString("activity_id"),
                row.getString("text"),
                row.getString("link")));
  }
}
