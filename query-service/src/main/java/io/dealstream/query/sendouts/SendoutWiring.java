package io.dealstream.query.sendouts;

import io.dealstream.background.Rounds;
import io.dealstream.edge.AccessRules;
import io.dealstream.edge.Role;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may have reviews sent, and what sends them. */
@Configuration(proxyBeanMethods = false)
class SendoutWiring {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /** For what is under way; the rest is sent by another instance, or the next service. */
  private static final Duration TO_END = Duration.ofSeconds(5);

  @Bean
  Rounds sendouts(Dispatcher dispatcher) {
    return new Rounds("sendouts", LOOK_EVERY, dispatcher::look).endingWithin(TO_END);
  }

  /** Reading too: an address is its owner's. What is sent leaves the house, so not every role. */
  @Bean
  AccessRules whoHasReviewsSent() {
    return requests ->
        requests
            .requestMatchers(
                "/api/reviews/subscriptions",
                "/api/reviews/subscriptions/**",
                "/api/reviews/sendings",
                "/api/reviews/sendings/**")
            .hasAnyRole(Role.MANAGER.name(), Role.ADMIN.name());
  }
}
