package io.dealstream.query.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who sends what is waiting. A lane is leased before its first delivery is looked at, and given
 * back with what became of it: so there is never a second one under way behind it, and what a dead
 * sender held comes free by itself.
 */
@Component
class Lanes {

  private static final String DUE =
      """
      SELECT id FROM webhook w WHERE EXISTS (
        SELECT FROM webhook_lane WHERE webhook_id = w.id AND due_at <= :now
          AND (leased_until IS NULL OR leased_until <= :now))
      ORDER BY number\
      """;

  private static final String LEASE =
      """
      WITH due AS MATERIALIZED (
        SELECT webhook_id, lane FROM webhook_lane
        WHERE webhook_id = :webhook AND due_at <= :now
          AND (leased_until IS NULL OR leased_until <= :now)
        ORDER BY due_at LIMIT :most FOR UPDATE SKIP LOCKED)
      UPDATE webhook_lane l SET leased_until = :until, holder = :holder
      FROM due WHERE l.webhook_id = due.webhook_id AND l.lane = due.lane
      RETURNING l.lane\
      """;

  private static final String FIRST =
      """
      SELECT d.position, d.round, d.queued_at, d.attempts, w.url, w.key_print, e.*
      FROM (SELECT * FROM webhook_delivery
            WHERE webhook_id = :webhook AND lane = :lane AND state = 'waiting'
            ORDER BY position LIMIT 1) AS d
      JOIN webhook w ON w.id = d.webhook_id
      CROSS JOIN LATERAL (
        SELECT deal_id AS key, sequence, event_id, type, recorded_at, actor, command_id,
          correlation_id, chain, deal_chain AS own_chain, data
        FROM deal_history WHERE position = d.position
        UNION ALL
        SELECT key, sequence, event_id, type, recorded_at, actor, command_id,
          correlation_id, chain, aggregate_chain AS own_chain, data
        FROM other_event WHERE position = d.position) AS e\
      """;

  // That it was delivered is so, whoever holds the lane by now.
  private static final String DELIVERED =
      """
      UPDATE webhook_delivery SET state = 'delivered', attempts = attempts + 1, attempted_at = :now,
        status = :status, trouble = NULL, settled_at = :now
      WHERE webhook_id = :webhook AND position = :position AND round = :round
        AND state = 'waiting'\
      """;

  private static final String NOT_DELIVERED =
      """
      UPDATE webhook_delivery d SET state = :state, attempts = attempts + 1, attempted_at = :now,
        status = :status, trouble = :trouble,
        settled_at = CASE WHEN :state = 'dead' THEN CAST(:now AS timestamptz) END
      WHERE webhook_id = :webhook AND position = :position AND round = :round
        AND state = 'waiting'
        AND EXISTS (SELECT FROM webhook_lane l WHERE l.webhook_id = d.webhook_id
          AND l.lane = d.lane AND l.holder = :holder)\
      """;

  private static final String GIVE_BACK =
      """
      UPDATE webhook_lane SET due_at = :due, leased_until = NULL, holder = NULL
      WHERE webhook_id = :webhook AND lane = :lane AND holder = :holder\
      """;

  // A statement of its own: what was queued before the lane was locked is seen by it.
  private static final String CLOSE_EMPTY =
      """
      DELETE FROM webhook_lane l WHERE webhook_id = :webhook AND lane = :lane AND holder IS NULL
        AND NOT EXISTS (SELECT FROM webhook_delivery d WHERE d.webhook_id = l.webhook_id
          AND d.lane = l.lane AND d.state = 'waiting')\
      """;

  /** A lane that is ours for a while. */
  record Lease(Lane lane, String holder) {}

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  Lanes(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** The webhooks that have something to be sent now. */
  List<String> due(Instant now) {
    return jdbc.sql(DUE).param("now", now.atOffset(ZoneOffset.UTC)).query(String.class).list();
  }

  /** Those that were due first come first. */
  List<Lease> lease(String webhookId, int atMost, Instant now, Duration time) {
    var holder = UUID.randomUUID().toString();
    return jdbc.sql(LEASE)
        .param("webhook", webhookId)
        .param("most", atMost)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("until", now.plus(time).atOffset(ZoneOffset.UTC))
        .param("holder", holder)
        .query((row, _) -> new Lease(new Lane(webhookId, row.getString("lane")), holder))
        .list();
  }

  /** What comes first of all that waits in it; empty where nothing does. */
  Optional<Delivery> first(Lease lease) {
    return jdbc.sql(FIRST)
        .param("webhook", lease.lane().webhookId())
        .param("lane", lease.lane().name())
        .query((row, _) -> Delivery.read(row))
        .optional();
  }

  /**
   * Keeps what became of a delivery, and gives the lane back. Where the delivery was queued anew
   * meanwhile, it stays queued; where another sender has taken the lane over, it is that one's to
   * say that something was not delivered.
   */
  void settle(Lease lease, Delivery delivery, Verdict verdict, Instant now) {
    Map<String, Object> params = params(lease, now);
    params.put("position", delivery.position());
    params.put("round", delivery.round());
    params.put("state", verdict.state());
    params.put("status", verdict.status());
    params.put("trouble", verdict.trouble());
    var delivered = verdict.state().equals(Verdict.DELIVERED);
    transaction.executeWithoutResult(
        _ -> {
          var kept = jdbc.sql(delivered ? DELIVERED : NOT_DELIVERED).params(params).update();
          giveBack(params, kept == 1 ? verdict.due() : now);
        });
  }

  /** Gives a lane back as it was, to be taken again at once. */
  void release(Lease lease, Instant now) {
    transaction.executeWithoutResult(_ -> giveBack(params(lease, now), now));
  }

  private void giveBack(Map<String, Object> params, Instant due) {
    params.put("due", due.atOffset(ZoneOffset.UTC));
    if (jdbc.sql(GIVE_BACK).params(params).update() == 1) {
      jdbc.sql(CLOSE_EMPTY).params(params).update();
    }
  }

  private static Map<String, Object> params(Lease lease, Instant now) {
    var params = new HashMap<String, Object>();
    params.put("webhook", lease.lane().webhookId());
    params.put("lane", lease.lane().name());
    params.put("holder", lease.holder());
    params.put("now", now.atOffset(ZoneOffset.UTC));
    return params;
  }
}
