package io.dealstream.query.webhooks;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** What receivers have not been told. The same at every instance: it is asked of the database. */
@Component
class WebhookGauges implements MeterBinder {

  private final DeliveryLog log;
  private final Clock clock;

  WebhookGauges(DeliveryLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("dealstream.webhooks.waiting", log, DeliveryLog::countWaiting)
        .description("deliveries that have not been taken yet")
        .register(registry);
    TimeGauge.builder("dealstream.webhooks.oldest", this::oldest, TimeUnit.SECONDS)
        .description("how long the first of them has waited")
        .register(registry);
    Gauge.builder("dealstream.webhooks.given.up", log, DeliveryLog::countDead)
        .description("deliveries that are tried no more, of those the log still has")
        .register(registry);
  }

  /** Seconds; 0 where nothing waits. */
  private long oldest() {
    return log.firstWaiting()
        .map(since -> Duration.between(since, clock.instant()).toSeconds())
        .orElse(0L);
  }
}
