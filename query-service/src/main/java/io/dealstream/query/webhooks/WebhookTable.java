package io.dealstream.query.webhooks;

import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The webhooks as rows. */
@Component
class WebhookTable {

  private static final String INSERT =
      """
      INSERT INTO webhook (id, url, events, pipeline_id, key_print, created_by, created_at)
      VALUES (:id, :url, :events, :pipeline, :keyPrint, :by, :at)\
      """;

  private final JdbcClient jdbc;

  WebhookTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Webhook webhook) {
    jdbc.sql(INSERT)
        .param("id", webhook.id())
        .param("url", webhook.url())
        .param("events", webhook.events().toArray(String[]::new))
        .param("pipeline", webhook.pipeline())
        .param("keyPrint", webhook.keyPrint())
        .param("by", webhook.createdBy())
        .param("at", webhook.createdAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  long count() {
    return jdbc.sql("SELECT count(*) FROM webhook").query(Long.class).single();
  }

  Optional<Webhook> find(String id) {
    return jdbc.sql("SELECT * FROM webhook WHERE id = ?")
        .param(id)
        .query((row, _) -> read(row))
        .optional();
  }

  /**
   * All there are, for the transaction under way: none of them goes before it ends, and so what is
   * written for them has where to belong.
   */
  List<Webhook> allHeld() {
    return jdbc.sql("SELECT * FROM webhook ORDER BY number FOR KEY SHARE")
        .query((row, _) -> read(row))
        .list();
  }

  /**
   * The newest first.
   *
   * @return one more than the limit, where there is one
   */
  List<Webhook> page(Cursor cursor, Limit limit) {
    return jdbc.sql("SELECT * FROM webhook WHERE number < ? ORDER BY number DESC LIMIT ?")
        .params(cursor.below(), limit.andOneMore())
        .query((row, _) -> read(row))
        .list();
  }

  /**
   * With all that was to be sent to it, and its log.
   *
   * @return whether there was one
   */
  boolean delete(String id) {
    return jdbc.sql("DELETE FROM webhook WHERE id = ?").param(id).update() > 0;
  }

  private static Webhook read(ResultSet row) throws SQLException {
    return new Webhook(
        row.getString("id"),
        row.getLong("number"),
        row.getString("url"),
        List.of((String[]) row.getArray("events").getArray()),
        row.getString("pipeline_id"),
        row.getString("key_print"),
        row.getString("created_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
