package io.dealstream.edge;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Settings all services start from; any of them can be set otherwise in the usual ways. */
public final class EdgeDefaults implements EnvironmentPostProcessor {

  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry("server.address", "127.0.0.1"),
          Map.entry("server.shutdown", "graceful"),
          Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "10s"),
          // A client that is still sending when it is refused must get to read the refusal.
          Map.entry("server.tomcat.max-swallow-size", "32MB"),
          // Often enough for connections to spread over the instances, seldom enough to cost
          // nothing.
          Map.entry("server.tomcat.max-keep-alive-requests", "10000"),
          Map.entry("spring.threads.virtual.enabled", "true"),
          Map.entry("spring.main.banner-mode", "off"),
          Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
          Map.entry("management.endpoint.health.probes.enabled", "true"),
          Map.entry("management.endpoint.health.group.readiness.include", "*"),
          Map.entry("management.endpoint.health.show-components", "always"),
          // Why something is not well may tell of servers: to those with a token.
          Map.entry("management.endpoint.health.show-details", "when-authorized"),
          Map.entry("management.health.diskspace.enabled", "false"));

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication app) {
    environment.getPropertySources().addLast(new MapPropertySource("edgeDefaults", DEFAULTS));
  }
}
