package io.dealstream.query.sendouts;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** What could not be sent. */
@Component
class SendoutGauges implements MeterBinder {

  private final SendingLog log;

  SendoutGauges(SendingLog log) {
    this.log = log;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("dealstream.reviews.given.up", log, SendingLog::countDead)
        .description("reviews that could not be sent and are tried no more")
        .register(registry);
  }
}
