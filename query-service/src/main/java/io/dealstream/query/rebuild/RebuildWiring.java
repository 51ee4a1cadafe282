package io.dealstream.query.rebuild;

import io.dealstream.edge.AccessRules;
import io.dealstream.edge.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may use the room. */
@Configuration(proxyBeanMethods = false)
class RebuildWiring {

  @Bean
  AccessRules whoRebuilds() {
    return requests ->
        requests.requestMatchers("/api/rebuilds", "/api/rebuilds/**").hasRole(Role.ADMIN.name());
  }
}
