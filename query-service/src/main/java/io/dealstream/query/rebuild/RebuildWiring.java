package io.dealstream.query.rebuild;

import io.dealstream.background.Rounds;
import io.dealstream.edge.AccessRules;
import io.dealstream.edge.Role;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may use the room, and what works in it. */
@Configuration(proxyBeanMethods = false)
class RebuildWiring {

  private static final Duration LOOK_EVERY = Duration.ofMillis(300);
  private static final Duration TO_END = Duration.ofSeconds(5);

  @Bean
  Rounds rebuilds(Rebuilder rebuilder) {
    return new Rounds("rebuild", LOOK_EVERY, rebuilder::look)
        .onAPlatformThread()
        .endingWithin(TO_END);
  }

  @Bean
  AccessRules whoRebuilds() {
    return requests ->
        requests.requestMatchers("/api/rebuilds", "/api/rebuilds/**").hasRole(Role.ADMIN.name());
  }
}
