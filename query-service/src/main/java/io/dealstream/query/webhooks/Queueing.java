package io.dealstream.query.webhooks;

import static java.util.Comparator.comparing;

import io.dealstream.background.WakeUp;
import io.dealstream.events.audit.Envelope;
import io.dealstream.query.intake.Projection;
import io.dealstream.query.intake.Recorded;
import io.dealstream.query.store.RowWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Queues each event for the webhooks that want it, in the transaction that takes it in. */
@Component
class Queueing implements Projection {

  private record Queued(Webhook to, Envelope event, Instant at) {

    Lane lane() {
      return new Lane(to.id(), Lane.nameOf(event.type(), event.subject()));
    }
  }

  private record Opened(Lane lane, Instant at) {}

  private static final RowWriter<Queued> DELIVERIES =
      RowWriter.<Queued>into("webhook_delivery")
          .key("webhook_id", "text", q -> q.to().id())
          .key("position", "bigint", q -> q.event().position())
          .column("event_id", "text", q -> q.event().id())
          .column("type", "text", q -> q.event().type())
          .column("lane", "text", q -> q.lane().name())
          .column("queued_at", "timestamptz", Queued::at)
          .keeping();

  // One that is there is locked, so that it is not taken away as empty meanwhile; and waits on as
  // it did.
  private static final RowWriter<Opened> LANES =
      RowWriter.<Opened>into("webhook_lane")
          .key("webhook_id", "text", o -> o.lane().webhookId())
          .key("lane", "text", o -> o.lane().name())
          .column("due_at", "timestamptz", Opened::at)
          .onConflict("DO UPDATE SET due_at = webhook_lane.due_at");

  private final JdbcTemplate jdbc;
  private final WebhookTable webhooks;
  private final WakeUp news;
  private final Clock clock;

  Queueing(JdbcTemplate jdbc, WebhookTable webhooks, WakeUp news, Clock clock) {
    this.jdbc = jdbc;
    this.webhooks = webhooks;
    this.news = news;
    this.clock = clock;
  }

  @Override
  public void apply(List<Recorded> events) {
    var all = webhooks.allHeld();
    if (all.isEmpty()) {
      return;
    }
    var now = clock.instant();
    var queued = events.stream().flatMap(event -> wanted(all, event, now)).toList();
    if (queued.isEmpty()) {
      return;
    }
    // Whoever else changes both does it in this order too: first deliveries, then lanes.
    DELIVERIES.write(jdbc, queued);
    LANES.write(
        jdbc,
        queued.stream()
            .map(Queued::lane)
            .distinct()
            .sorted(comparing(Lane::webhookId).thenComparing(Lane::name))
            .map(lane -> new Opened(lane, now))
            .toList());
    tellAfterCommit();
  }

  private static Stream<Queued> wanted(List<Webhook> all, Recorded event, Instant now) {
    return all.stream()
        .filter(webhook -> webhook.wants(event.event(), event.envelope().type()))
        .map(webhook -> new Queued(webhook, event.envelope(), now));
  }

  private void tellAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            news.signal();
          }
        });
  }
}
