package io.dealstream.metrics.running;

import org.apache.kafka.streams.KafkaStreams.State;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** How the streams beside are. Down where one has failed; being ready does not wait for them. */
public final class BesideHealth implements HealthIndicator {

  private final StreamsBeside streams;

  public BesideHealth(StreamsBeside streams) {
    this.streams = streams;
  }

  @Override
  public Health health() {
    var states = streams.states();
    var health = states.containsValue(State.ERROR) ? Health.down() : Health.up();
    states.forEach((applicationId, state) -> health.withDetail(applicationId, state.name()));
    return health.build();
  }
}
