package io.dealstream.query.deadletters;

import io.dealstream.edge.AccessRules;
import io.dealstream.edge.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may see to what was set aside. */
@Configuration(proxyBeanMethods = false)
class DeadLetterWiring {

  /** Reading too: nobody has looked yet at what is in them. */
  @Bean
  AccessRules whoSeesToDeadLetters() {
    return requests ->
        requests
            .requestMatchers("/api/dead-letters", "/api/dead-letters/**")
            .hasRole(Role.ADMIN.name());
  }
}
