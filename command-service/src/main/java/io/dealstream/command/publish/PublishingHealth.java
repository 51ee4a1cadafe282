package io.dealstream.command.publish;

import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up where events get published, or will be by themselves once a server answers again: commands are
 * accepted meanwhile, and nothing is lost. Down where a person is needed, and until the first term
 * or standby.
 */
final class PublishingHealth implements HealthIndicator {

  private final Figures figures;

  PublishingHealth(Figures figures) {
    this.figures = figures;
  }

  @Override
  public Health health() {
    var state = figures.state();
    var health =
        switch (state.phase()) {
          case STANDBY, LEADING, WAITING -> Health.up();
          case STARTING, REFUSING, FAILING, STOPPED -> Health.down();
        };
    health.withDetail("publishing", state.phase().name().toLowerCase(Locale.ROOT));
    if (!state.why().isEmpty()) {
      health.withDetail("why", state.why());
    }
    return health.build();
  }
}
