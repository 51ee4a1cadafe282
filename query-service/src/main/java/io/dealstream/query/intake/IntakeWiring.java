package io.dealstream.query.intake;

import io.dealstream.background.Rounds;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What goes on beside the readers. */
@Configuration(proxyBeanMethods = false)
class IntakeWiring {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  @Bean
  Rounds lookingElsewhere(Elsewhere elsewhere) {
    return new Rounds(
        "intake-elsewhere",
        LOOK_EVERY,
        _ -> {
          elsewhere.look();
          return false;
        });
  }
}
