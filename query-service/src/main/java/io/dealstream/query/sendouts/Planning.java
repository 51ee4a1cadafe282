package io.dealstream.query.sendouts;

import io.dealstream.query.pipelines.Pipelines;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Queues a review when its period ends in the zone that its pipeline has by then. The subscription
 * goes on to its next period in the same transaction, from the one it was at: so of any number of
 * instances one queues it, once.
 */
@Component
class Planning {

  private static final String GO_ON =
      """
      UPDATE review_subscription SET next_first = :nextFirst, next_after = :nextAfter
      WHERE id = :id AND next_first = :first AND next_after = :after\
      """;

  private static final String QUEUE =
      """
      INSERT INTO review_sending (subscription_id, first_day, after_day, queued_at, due_at)
      VALUES (:id, :first, :after, :now, :now) ON CONFLICT DO NOTHING\
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final SubscriptionTable subscriptions;
  private final Pipelines pipelines;

  Planning(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      SubscriptionTable subscriptions,
      Pipelines pipelines) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.subscriptions = subscriptions;
    this.pipelines = pipelines;
  }

  /**
   * One period of each subscription; of those that were missed, the others the next time.
   *
   * @param delay after a period's end
   * @return how many were queued
   */
  int plan(Instant now, Duration delay) {
    var queued = 0;
    // Nowhere is it a later day.
    for (var one : subscriptions.endingBy(LocalDate.ofInstant(now, ZoneOffset.MAX))) {
      var span = one.next(ZoneId.of(pipelines.get(one.pipeline()).zone()));
      if (!span.end().plus(delay).isAfter(now)) {
        queued += queue(one, now) ? 1 : 0;
      }
    }
    return queued;
  }

  private boolean queue(Subscription one, Instant now) {
    var next = one.period().after(one.next(ZoneOffset.UTC)); // days alone are taken from it
    return Objects.requireNonNull(
        transaction.execute(
            _ ->
                jdbc.sql(GO_ON)
                            .param("id", one.id())
                            .param("first", one.nextFrom())
                            .param("after", one.nextAfter())
                            .param("nextFirst", next.first())
                            .param("nextAfter", next.after())
                            .update()
                        == 1
                    && jdbc.sql(QUEUE)
                            .param("id", one.id())
                            .param("first", one.nextFrom())
                            .param("after", one.nextAfter())
                            .param("now", now.atOffset(ZoneOffset.UTC))
                            .update()
                        == 1));
  }
}
