package io.dealstream.query.webhooks;

import io.dealstream.query.webhooks.Lanes.Lease;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what comes first in a lane, once, and keeps what became of it. */
final class Attempt {

  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

  private final Lanes lanes;
  private final Courier courier;
  private final Secrets secrets;
  private final WebhookSettings settings;
  private final Clock clock;
  private final RandomGenerator random;

  Attempt(
      Lanes lanes,
      Courier courier,
      Secrets secrets,
      WebhookSettings settings,
      Clock clock,
      RandomGenerator random) {
    this.lanes = lanes;
    this.courier = courier;
    this.secrets = secrets;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
  }

  /**
   * @param cutOff whether attempts are being ended from here: what they come to is nobody's fault
   */
  void make(Lease lease, BooleanSupplier cutOff) {
    var first = lanes.first(lease);
    if (first.isEmpty()) {
      lanes.release(lease, clock.instant());
      return;
    }
    var delivery = first.get();
    var outcome = outcome(lease, delivery);
    var now = clock.instant();
    if (cutOff.getAsBoolean()) {
      var _ = Thread.interrupted(); // what is left to do is short, and needs the database
      if (!(outcome instanceof Outcome.Taken)) {
        lanes.release(lease, now);
        return;
      }
    }
    var rule = Verdict.Rule.of(settings);
    var verdict = Verdict.of(outcome, delivery.queuedAt(), delivery.attempts(), now, rule, random);
    lanes.settle(lease, delivery, verdict, now);
    if (verdict.state().equals(Verdict.DEAD)) {
      LOG.warn(
          "webhook {}: event {} at position {} is given up after {} attempts: {}",
          lease.lane().webhookId(),
          delivery.message().id(),
          delivery.position(),
          delivery.attempts() + 1,
          verdict.trouble());
    }
  }

  private Outcome outcome(Lease lease, Delivery delivery) {
    var message = delivery.message();
    if (message.body().length > settings.mostBytes()) {
      return new Outcome.Hopeless("it has %d bytes".formatted(message.body().length));
    }
    if (!secrets.isOf(delivery.keyPrint())) {
      return new Outcome.Failed("the service's key is not the one the webhook was made with");
    }
    var secret = secrets.of(lease.lane().webhookId());
    return courier.take(delivery.url(), Signed.of(message, secret, clock.instant()));
  }
}
