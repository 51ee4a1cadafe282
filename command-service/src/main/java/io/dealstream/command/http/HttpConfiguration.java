package io.dealstream.command.http;

import io.dealstream.edge.AccessRules;
import io.dealstream.edge.Caller;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who may send which command, and what a controller may ask for. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebMvcConfigurer {

  static {
    // Both come from headers that are described once for all calls, not from the query.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, IfMatch.class);
  }

  /** Whose deal it is, is asked later, when the deal is known. */
  @Bean
  AccessRules whoMaySendWhat() {
    return requests ->
        requests
            .requestMatchers("/api/pipelines", "/api/pipelines/*")
            .hasRole("ADMIN")
            .requestMatchers("/api/imports/**", "/api/import-mappings/*", "/api/rates/**")
            .hasRole("ADMIN")
            .requestMatchers(HttpMethod.POST, "/api/leads", "/api/leads/*/*")
            .hasAnyRole("REP", "MANAGER", "ADMIN")
            .requestMatchers(HttpMethod.POST, "/api/campaigns/*/spend", "/api/email-events")
            .hasAnyRole("SERVICE", "ADMIN")
            .requestMatchers(
                HttpMethod.POST,
                "/api/customers",
                "/api/customers/*/*",
                "/api/customers/*/onboarding/*")
            .hasAnyRole("REP", "MANAGER", "ADMIN")
            .requestMatchers(HttpMethod.PUT, "/api/goals/*")
            .hasAnyRole("MANAGER", "ADMIN")
            .requestMatchers(
                HttpMethod.POST, "/api/deals", "/api/deals/*/*", "/api/deals/*/activities/*/*")
            .hasAnyRole("REP", "MANAGER", "ADMIN")
            .requestMatchers(HttpMethod.DELETE, "/api/deals/*/activities/*/text")
            .hasRole("ADMIN")
            .requestMatchers(HttpMethod.DELETE, "/api/deals/*")
            .hasAnyRole("REP", "MANAGER", "ADMIN");
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new IfMatchArgument());
  }
}
