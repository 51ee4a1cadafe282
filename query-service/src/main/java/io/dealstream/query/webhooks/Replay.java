package io.dealstream.query.webhooks;

import io.dealstream.background.WakeUp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Queues what a webhook wants of the past, whether it was told of it before or not. */
@Component
class Replay {

  // What is under way when it is queued anew has another round: its outcome no longer counts.
  private static final String DELIVERIES =
      """
      INSERT INTO webhook_delivery AS d (webhook_id, position, event_id, type, lane, queued_at)
      SELECT w.id, e.position, e.event_id, e.type, split_part(e.type, '.', 3) || ':' || e.key, :now
      FROM webhook w CROSS JOIN LATERAL (
        SELECT position, event_id, type, deal_id AS key FROM deal_history
        WHERE position >= :from AND type = ANY (w.events)
          AND (w.pipeline_id IS NULL OR pipeline_id = w.pipeline_id OR from_pipeline = w.pipeline_id)
        UNION ALL
        SELECT position, event_id, type, key FROM other_event
        WHERE position >= :from AND type = ANY (w.events)
          AND (w.pipeline_id IS NULL OR (kind = 'pipeline' AND key = w.pipeline_id))) AS e
      WHERE w.id = :id
      ORDER BY e.position
      ON CONFLICT (webhook_id, position) DO UPDATE SET
        state = 'waiting', round = d.round + 1, queued_at = excluded.queued_at, attempts = 0,
        attempted_at = NULL, status = NULL, trouble = NULL, settled_at = NULL
      """;

  // A pause after a failure ends; a lease does not: what is under way is waited for, lest it comes
  // in among what is sent again.
  private static final String LANES =
      """
      INSERT INTO webhook_lane (webhook_id, lane, due_at)
      SELECT DISTINCT webhook_id, lane, CAST(:now AS timestamptz) FROM webhook_delivery
      WHERE webhook_id = :id AND state = 'waiting'
      ORDER BY webhook_id, lane
      ON CONFLICT (webhook_id, lane) DO UPDATE SET due_at = excluded.due_at
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final WakeUp news;
  private final Clock clock;

  Replay(JdbcClient jdbc, PlatformTransactionManager transactions, WakeUp news, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.news = news;
    this.clock = clock;
  }

  /**
   * @param position the first that is told again
   * @return how many events are
   */
  int from(long position, String webhookId) {
    Map<String, Object> params =
        Map.of("id", webhookId, "from", position, "now", clock.instant().atOffset(ZoneOffset.UTC));
    var queued =
        Objects.requireNonNull(
            transaction.execute(
                _ -> {
                  var events = jdbc.sql(DELIVERIES).params(params).update();
                  jdbc.sql(LANES).params(params).update();
                  return events;
                }));
    news.signal();
    return queued;
  }
}
