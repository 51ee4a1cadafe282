package io.dealstream.command.publish;

import static io.dealstream.command.publish.PublishingState.Phase.LEADING;
import static io.dealstream.command.publish.PublishingState.Phase.STANDBY;
import static io.dealstream.command.publish.PublishingState.Phase.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.publish.PublishingState.Phase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Status;

class PublishingHealthTest {

  private static final EnumSet<Phase> FIT = EnumSet.of(LEADING, STANDBY, WAITING);

  private final Figures figures = new Figures(new SimpleMeterRegistry());

  @ParameterizedTest
  @EnumSource(Phase.class)
  void is_up_where_events_are_or_will_be_published_without_anyones_help(Phase phase) {
    figures.is(phase, "because");
    var health = new PublishingHealth(figures).health();
    assertThat(health.getStatus()).isEqualTo(FIT.contains(phase) ? Status.UP : Status.DOWN);
    assertThat(health.getDetails()).containsEntry("why", "because");
  }
}
