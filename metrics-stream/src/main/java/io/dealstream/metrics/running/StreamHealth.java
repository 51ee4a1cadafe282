package io.dealstream.metrics.running;

import java.util.LinkedHashMap;
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
    health.withDetail("state", stream.state().name());
    var restoring = stream.restoring();
    if (restoring.tasks() > 0) {
      var all = restoring.together();
      health
          .withDetail("tasksRestoring", restoring.tasks())
          .withDetail("percent", all.percent())
          .withDetail("recordsRestored", all.done())
          .withDetail("recordsToRestore", all.all())
          .withDetail("recordsPerSecond", Math.round(restoring.recordsPerSecond()))
          .withDetail("percentOfStores", percents(restoring));
    }
    return health.build();
  }

  private static LinkedHashMap<String, Integer> percents(RestoreProgress restoring) {
    var percents = new LinkedHashMap<String, Integer>();
    restoring.stores().forEach((store, way) -> percents.put(store, way.percent()));
    return percents;
  }
}
