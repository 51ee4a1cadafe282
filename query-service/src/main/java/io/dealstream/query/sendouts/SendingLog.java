package io.dealstream.query.sendouts;

import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.store.Conditions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of sendings, for as long as there is their subscription. */
@Component
class SendingLog {

  private static final String ALL =
      """
      SELECT s.*, u.pipeline_id, u.period, CASE WHEN u.email IS NULL THEN 'url' ELSE 'email' END AS by
      FROM review_sending s JOIN review_subscription u ON u.id = s.subscription_id
      WHERE s.number < :below\
      """;

  private static final String AGAIN =
      """
      UPDATE review_sending s SET state = 'waiting', queued_at = :now, due_at = :now,
        settled_at = NULL
      FROM review_subscription u
      WHERE u.id = s.subscription_id AND s.number = :number AND s.state = 'dead'\
      """;

  private final JdbcClient jdbc;

  SendingLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The newest first.
   *
   * @param subscription null for all; so is state
   * @param by whose subscriptions they must be of; null for everybody's
   * @return one more than the limit, where there is one
   */
  List<SendingEntry> page(
      @Nullable String subscription,
      @Nullable String state,
      @Nullable String by,
      Cursor cursor,
      Limit limit) {
    return new Conditions(ALL, Map.of("below", cursor.below(), "n", limit.andOneMore()))
        .and("s.subscription_id = :subscription", "subscription", subscription)
        .and("s.state = :state", "state", state)
        .and("u.created_by = :by", "by", by)
        .in(jdbc, " ORDER BY s.number DESC LIMIT :n")
        .query((row, _) -> SendingEntry.read(row))
        .list();
  }

  long countDead() {
    return jdbc.sql("SELECT count(*) FROM review_sending WHERE state = 'dead'")
        .query(Long.class)
        .single();
  }

  /**
   * Tries one on that was given up.
   *
   * @param by whose subscription it must be of; null for anybody's
   * @return whether there was such a one
   */
  boolean again(long number, @Nullable String by, Instant now) {
    return new Conditions(AGAIN, Map.of("number", number, "now", now.atOffset(ZoneOffset.UTC)))
            .and("u.created_by = :by", "by", by)
            .in(jdbc, "")
            .update()
        == 1;
  }
}
