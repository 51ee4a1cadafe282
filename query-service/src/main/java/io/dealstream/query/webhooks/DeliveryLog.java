package io.dealstream.query.webhooks;

import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.store.Conditions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of deliveries, for as long as that is kept. */
@Component
class DeliveryLog {

  private static final int AT_ONCE = 5_000;

  private static final String FORGET =
      """
      DELETE FROM webhook_delivery WHERE (webhook_id, position) IN (
        SELECT webhook_id, position FROM webhook_delivery WHERE settled_at < :before LIMIT :n)\
      """;

  private static final String COUNT_DEAD =
      """
      SELECT count(*) FROM webhook w
      JOIN webhook_delivery d ON d.webhook_id = w.id AND d.state = 'dead'\
      """;

  private final JdbcClient jdbc;

  DeliveryLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The highest position first.
   *
   * @param state null for all
   * @return one more than the limit, where there is one
   */
  List<DeliveryEntry> page(String webhookId, @Nullable String state, Cursor cursor, Limit limit) {
    return new Conditions(
            "SELECT * FROM webhook_delivery WHERE webhook_id = :webhook AND position < :below",
            Map.of("webhook", webhookId, "below", cursor.below(), "n", limit.andOneMore()))
        .and("state = :state", "state", state)
        .in(jdbc, " ORDER BY position DESC LIMIT :n")
        .query((row, _) -> DeliveryEntry.read(row))
        .list();
  }

  long countWaiting() {
    return jdbc.sql("SELECT count(*) FROM webhook_delivery WHERE state = 'waiting'")
        .query(Long.class)
        .single();
  }

  /** When the first of what waits was queued; empty where nothing does. */
  Optional<Instant> firstWaiting() {
    return jdbc.sql("SELECT min(queued_at) FROM webhook_delivery WHERE state = 'waiting'")
        .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant);
  }

  /** By webhook, so that an index has them together: the log is long. */
  long countDead() {
    return jdbc.sql(COUNT_DEAD).query(Long.class).single();
  }

  /** What was delivered or given up before then. */
  void forget(Instant before) {
    int forgotten;
    do {
      forgotten =
          jdbc.sql(FORGET)
              .param("before", before.atOffset(ZoneOffset.UTC))
              .param("n", AT_ONCE)
              .update();
    } while (forgotten == AT_ONCE);
  }
}
