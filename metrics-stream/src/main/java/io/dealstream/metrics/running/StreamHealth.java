package io.dealstream.metrics.running;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up only while events become figures: running, with every store filled. */
public final class StreamHealth implements HealthIndicator {

  private final RunningStream stream;

  public StreamHealth(RunningStream stream) {
    this.stream = stream;
  }

  @Override
  public Health health() {
    var health = stream.ready() ? Health.up() : Health.down();
    return health.withDetail("state", stream.state().name()).build();
  }
}
