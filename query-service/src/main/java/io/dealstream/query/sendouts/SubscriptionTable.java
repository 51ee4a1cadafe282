package io.dealstream.query.sendouts;

import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.store.Conditions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The subscriptions as rows. */
@Component
class SubscriptionTable {

  private static final String INSERT =
      """
      INSERT INTO review_subscription (id, pipeline_id, period, segment, lang, email, url, key_print,
        created_by, created_at, next_first, next_after)
      VALUES (:id, :pipeline, :period, :segment, :lang, :email, :url, :keyPrint,
        :by, :at, :nextFirst, :nextAfter)
      ON CONFLICT DO NOTHING\
      """;

  private final JdbcClient jdbc;

  SubscriptionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @return whether there was none like it
   */
  boolean add(Subscription one) {
    return jdbc.sql(INSERT)
            .param("id", one.id())
            .param("pipeline", one.pipeline())
            .param("period", one.period().word())
            .param("segment", one.segment())
            .param("lang", one.lang())
            .param("email", one.email())
            .param("url", one.url())
            .param("keyPrint", one.keyPrint())
            .param("by", one.createdBy())
            .param("at", one.createdAt().atOffset(ZoneOffset.UTC))
            .param("nextFirst", one.nextFrom())
            .param("nextAfter", one.nextAfter())
            .update()
        == 1;
  }

  long count() {
    return jdbc.sql("SELECT count(*) FROM review_subscription").query(Long.class).single();
  }

  /**
   * @param by whose it must be; null for anybody's
   */
  Optional<Subscription> find(String id, @Nullable String by) {
    return new Conditions("SELECT * FROM review_subscription WHERE id = :id", Map.of("id", id))
        .and("created_by = :by", "by", by)
        .in(jdbc, "")
        .query((row, _) -> Subscription.read(row))
        .optional();
  }

  /**
   * The newest first.
   *
   * @param by whose they must be; null for everybody's
   * @return one more than the limit, where there is one
   */
  List<Subscription> page(@Nullable String by, Cursor cursor, Limit limit) {
    return new Conditions(
            "SELECT * FROM review_subscription WHERE number < :below",
            Map.of("below", cursor.below(), "n", limit.andOneMore()))
        .and("created_by = :by", "by", by)
        .in(jdbc, " ORDER BY number DESC LIMIT :n")
        .query((row, _) -> Subscription.read(row))
        .list();
  }

  /** Those whose next period is over wherever that day has begun. */
  List<Subscription> endingBy(LocalDate day) {
    return jdbc.sql("SELECT * FROM review_subscription WHERE next_after <= ? ORDER BY number")
        .param(day)
        .query((row, _) -> Subscription.read(row))
        .list();
  }

  /**
   * With its address, and the log of what was sent to it.
   *
   * @return whether there was one
   */
  boolean delete(String id) {
    return jdbc.sql("DELETE FROM review_subscription WHERE id = ?").param(id).update() > 0;
  }
}
