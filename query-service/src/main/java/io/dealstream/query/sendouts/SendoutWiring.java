package io.dealstream.query.sendouts;

import io.dealstream.edge.AccessRules;
import io.dealstream.edge.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may have reviews sent. */
@Configuration(proxyBeanMethods = false)
class SendoutWiring {

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
