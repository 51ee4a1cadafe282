package io.dealstream.query.sendouts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who sends which review. What a dead sender held comes free by itself. */
@Component
class Sendings {

  private static final String CLAIM =
      """
      WITH due AS MATERIALIZED (
        SELECT subscription_id, first_day FROM review_sending
        WHERE state = 'waiting' AND due_at <= :now
          AND (leased_until IS NULL OR leased_until <= :now)
        ORDER BY due_at, number LIMIT :most FOR UPDATE SKIP LOCKED),
      claimed AS (
        UPDATE review_sending s SET leased_until = :until, holder = :holder
        FROM due WHERE s.subscription_id = due.subscription_id AND s.first_day = due.first_day
        RETURNING s.subscription_id, s.first_day, s.after_day, s.queued_at, s.attempts, s.holder)
      SELECT u.*, c.first_day, c.after_day, c.queued_at, c.attempts, c.holder
      FROM claimed c JOIN review_subscription u ON u.id = c.subscription_id\
      """;

  // That it was sent is so, whoever holds it by now.
  private static final String SENT =
      """
      UPDATE review_sending SET state = 'sent', attempts = attempts + 1, attempted_at = :now,
        status = :status, trouble = NULL, settled_at = :now, leased_until = NULL, holder = NULL
      WHERE subscription_id = :subscription AND first_day = :first AND state <> 'sent'\
      """;

  private static final String NOT_SENT =
      """
      UPDATE review_sending SET state = :state, attempts = attempts + 1, attempted_at = :now,
        status = :status, trouble = :trouble, due_at = :due, leased_until = NULL, holder = NULL,
        settled_at = CASE WHEN :state = 'dead' THEN CAST(:now AS timestamptz) END
      WHERE subscription_id = :subscription AND first_day = :first AND holder = :holder
        AND state = 'waiting'\
      """;

  private static final String RELEASE =
      """
      UPDATE review_sending SET leased_until = NULL, holder = NULL
      WHERE subscription_id = :subscription AND first_day = :first AND holder = :holder\
      """;

  private final JdbcClient jdbc;

  Sendings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that were due first come first. */
  List<Sending> claim(int atMost, Instant now, Duration lease) {
    return jdbc.sql(CLAIM)
        .param("most", atMost)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
        .param("holder", UUID.randomUUID().toString())
        .query((row, _) -> Sending.read(row))
        .list();
  }

  void sent(Sending sending, Outcome outcome, Instant now) {
    var params = params(sending, now);
    params.put("status", outcome.status());
    jdbc.sql(SENT).params(params).update();
  }

  /**
   * Where another sender has taken it over, it is that one's to say so.
   *
   * @param state {@code waiting} or {@code dead}
   * @param due when it is tried again, where it waits
   */
  void notSent(Sending sending, Outcome outcome, String state, Instant due, Instant now) {
    var params = params(sending, now);
    params.put("status", outcome.status());
    params.put("trouble", outcome.trouble());
    params.put("state", state);
    params.put("due", due.atOffset(ZoneOffset.UTC));
    jdbc.sql(NOT_SENT).params(params).update();
  }

  /** As if it had not been tried. */
  void release(Sending sending, Instant now) {
    jdbc.sql(RELEASE).params(params(sending, now)).update();
  }

  private static Map<String, Object> params(Sending sending, Instant now) {
    var params = new HashMap<String, Object>();
    params.put("subscription", sending.to().id());
    params.put("first", sending.first());
    params.put("holder", sending.holder());
    params.put("now", now.atOffset(ZoneOffset.UTC));
    return params;
  }
}
